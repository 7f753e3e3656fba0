// Compiles every block of code in the documentation and in docstrings, and looks whether commands,
// files and links that a page names are there.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { readData } from '../emulator/lib/state/read-data.ts'
import { runCli } from '../lib/cli/run-cli.ts'
import { checkCommands, type Runnable } from './documentation/check-commands.ts'
import { checkJson } from './documentation/check-json.ts'
import { checkLinks } from './documentation/check-links.ts'
import { type CodeBlock, type Complaint, codeBlocks } from './documentation/code-block.ts'
import { compileBlocks } from './documentation/compile-blocks.ts'
import { docstringExamples } from './documentation/docstring-examples.ts'
import { missingImports, type PublicName, publicNames } from './documentation/public-names.ts'
import { step } from './step.ts'

const PAGES = [
  '*.md',
  'docs/**/*.md',
  'emulator/*.md',
  'emulator/docs/**/*.md',
  'bench/*.md',
  'examples/*.md',
  '.changeset/*.md',
]
const FOLDER = 'artifacts/documentation'
const GIVEN = 'scripts/documentation/given'
/** What the examples in docstrings take for granted. */
const GIVEN_NAMES = `${GIVEN}/given.ts`

if (!existsSync('.next/types/routes.d.ts')) {
  await step('Types of the routes', 'next', ['typegen'])
}
const pages = filesOf(PAGES).filter(({ path }) => !/node_modules|^docs\/api\//.test(path))
const runnable = await whatCanBeRun()
const blocks = pages.flatMap(({ path, text }) => codeBlocks(path, text))
const examples = filesOf(['lib/**/*.{ts,tsx}', 'emulator/lib/**/*.ts'])
  .filter(({ path }) => !/\.test\.ts$|-fixture\.ts$/.test(path))
  .flatMap(({ path, text }) => docstringExamples(path, text))

const complaints = [
  ...checkJson(blocks),
  ...pages.flatMap(({ path, text }) => checkLinks(path, text)),
  ...pages.flatMap(({ path, text }) => checkCommands(path, text, runnable)),
  ...compile(),
]
tell(complaints)

function compile(): readonly Complaint[] {
  const names = [
    ...filesOf(['lib/index.ts', 'lib/*/index.ts', 'emulator/lib/index.ts']).flatMap(
      ({ path, text }) => publicNames(importPath(path), text),
    ),
    ...publicNames('./given', readFileSync(GIVEN_NAMES, 'utf8')),
  ]
  return compileBlocks({
    blocks: [...blocks.filter(isCompiled), ...examples],
    folder: FOLDER,
    given: GIVEN,
    supplement: ({ page, text }) =>
      page.endsWith('.md') ? '' : missingImports(text, nearestLast(names, page)),
  })
}

/** In `lib/pages`, `getSession` is the one of `./pages`. */
function nearestLast(names: readonly PublicName[], page: string): readonly PublicName[] {
  const folder = importPath(page.split('/').slice(0, 2).join('/'))
  return [...names].sort((a, b) => Number(a.from === folder) - Number(b.from === folder))
}

/** `lib/server/index.ts` is `next-storefront-session/server`. */
function importPath(path: string): string {
  return path
    .replace(/^emulator\/lib/, 'storefront-emulator')
    .replace(/^lib/, 'next-storefront-session')
    .replace(/\/index\.ts$/, '')
}

function isCompiled({ language }: CodeBlock): boolean {
  return language === 'ts' || language === 'tsx'
}

function filesOf(patterns: readonly string[]) {
  return globSync(patterns)
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

/** A command's help is asked of the command itself. */
async function whatCanBeRun(): Promise<Runnable> {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const overview = (await said('--help')).match(/^ {2}([a-z-]+) {2,}/gm) ?? []
  const names = overview.map((line) => line.trim())
  const helps = names.map(async (name) => [name, await said(name, '--help')] as const)
  const commands = new Map([
    ...(await Promise.all(helps)),
    ['storefront-emulator', readData('help.txt')],
  ])
  return { scripts: new Set(Object.keys(scripts)), commands }
}

async function said(...args: readonly string[]): Promise<string> {
  const texts: string[] = []
  await runCli(args, {
    out: (text) => texts.push(text),
    log: (text) => texts.push(text),
    folder: '.',
    env: {},
    readInput: async () => '',
    ask: null,
  })
  return texts.join('')
}

function tell(complaints: readonly Complaint[]): void {
  for (const { page, line, message } of complaints) console.error(`${page}:${line} ${message}`)
  if (complaints.length > 0) process.exit(1)
  const code = blocks.filter(isCompiled).length + examples.length
  console.log(`${code} blocks of code compile, on ${pages.length} pages and in docstrings`)
}
