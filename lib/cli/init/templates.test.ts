import { readFileSync } from 'node:fs'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import {
  ACCOUNT_PAGE,
  ENV_LOCAL,
  LOGIN_PAGE,
  MIDDLEWARE,
  SESSION_ROUTE,
  withoutTypes,
} from './templates.ts'

const README = readFileSync('README.md', 'utf8')

/** The block of code below the last heading of the README that begins with a file's name. */
function blockOf(file: string): string {
  const name = file.replace(/[[\].]/g, '\\$&')
  const below = README.split(new RegExp(String.raw`\*\*(?:\d\. )?.${name}.\*\*`))
  const [, block] = below.length > 1 ? (below.at(-1)?.split(/^```\w*\n|^```$/m) ?? []) : []
  return block ?? expect.fail(`The README has no step for ${file}.`)
}

const TEMPLATES = [
  ['.env.local', ENV_LOCAL],
  ['middleware.ts', MIDDLEWARE],
  ['app/api/session/[[...action]]/route.ts', SESSION_ROUTE],
  ['app/account/login/page.tsx', LOGIN_PAGE],
  ['app/account/page.tsx', ACCOUNT_PAGE],
] as const

test.each(TEMPLATES)('%s is the block of the README', (file, template) => {
  expect(template).toBe(blockOf(file))
})

const CODE = TEMPLATES.filter(([file]) => /\.tsx?$/.test(file))

test.each(CODE)('%s without its types is JavaScript', (_, template) => {
  expect(() => parseAst(withoutTypes(template), { lang: 'jsx' })).not.toThrow()
})

test('with its types it is not: the check above can fail', () => {
  for (const template of [LOGIN_PAGE, ACCOUNT_PAGE]) {
    expect(() => parseAst(template, { lang: 'jsx' })).toThrow()
  }
})
