import { readFileSync } from 'node:fs'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { template, withoutTypes } from './templates.ts'

/** The five files, and the fuller pages that the command writes in the place of the last two. */
const PAGES = ['README.md', 'docs/getting-started.md']

/** The block of code below the last heading of these pages that begins with a file's name. */
function blockOf(file: string, pages: readonly string[] = PAGES): string {
  const shown = pages.map((page) => readFileSync(page, 'utf8')).join('\n')
  const name = file.replace(/[[\].]/g, '\\$&')
  const below = shown.split(new RegExp(String.raw`\*\*(?:\d\. )?.${name}.\*\*`))
  const [, block] = below.length > 1 ? (below.at(-1)?.split(/^```\w*\n|^```$/m) ?? []) : []
  return block ?? expect.fail(`${pages.join(' and ')} have no step for ${file}.`)
}

const TEMPLATES = [
  ['.env.local', template('env.local')],
  ['middleware.ts', template('middleware.ts')],
  ['app/api/session/[[...action]]/route.ts', template('session-route.ts')],
  ['app/account/login/page.tsx', template('login-page.tsx')],
  ['app/account/page.tsx', template('account-page.tsx')],
] as const

test.each(TEMPLATES)('%s is what the documentation shows', (file, text) => {
  expect(text).toBe(blockOf(file))
})

const HOSTED = [
  ['app/account/login/page.tsx', template('hosted-login-page.tsx')],
  ['app/account/page.tsx', template('hosted-account-page.tsx')],
] as const

test.each(HOSTED)('%s of customer accounts is what their page shows', (file, text) => {
  expect(text).toBe(blockOf(file, ['docs/customer-accounts.md']))
})

const CODE = [...TEMPLATES, ...HOSTED].filter(([file]) => /\.tsx?$/.test(file))

test.each(CODE)('%s without its types is JavaScript', (_, text) => {
  expect(() => parseAst(withoutTypes(text), { lang: 'jsx' })).not.toThrow()
})

test('with its types it is not: the check above can fail', () => {
  for (const name of [
    'login-page.tsx',
    'account-page.tsx',
    'hosted-login-page.tsx',
    'hosted-account-page.tsx',
  ] as const) {
    expect(() => parseAst(template(name), { lang: 'jsx' })).toThrow()
  }
})
