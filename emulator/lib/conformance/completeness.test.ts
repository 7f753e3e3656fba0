import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const OPERATIONS = [
  'customerAccessTokenCreate',
  'customerAccessTokenCreateWithMultipass',
  'customerAccessTokenRenew',
  'customerAccessTokenDelete',
  'customerActivate',
  'customerActivateByUrl',
  'customerReset',
  'customerResetByUrl',
  'customerUpdate',
  'customerCreate',
  'customerRecover',
  'customerAddressCreate',
  'customerAddressUpdate',
  'customerAddressDelete',
  'customerDefaultAddressUpdate',
  'customer',
  'cartCreate',
  'cartBuyerIdentityUpdate',
  '@inContext',
  'CustomerAccessToken',
]
const ROWS = Array.from({ length: 30 }, (_, index) => `row ${index + 1}`)

const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts') && name !== 'completeness.test.ts')
  .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
const everything = sources.join('\n')

/** What the names of tests begin with, up to a colon: a row or an operation. */
function subjects(source: string): ReadonlySet<string> {
  const code = source.replaceAll(/^\s*\/\/.*$/gm, '')
  const names = code.matchAll(/(?:\btest|\]\))\(\s*(['"`])([^:'"`\n]+): /g)
  return new Set([...names].map(([, , subject]) => subject ?? ''))
}

const missing = (wanted: readonly string[], source: string) =>
  wanted.filter((subject) => !subjects(source).has(subject))

test('every row of table 2 has a test of its name', () => {
  expect(missing(ROWS, everything)).toEqual([])
})

test('every operation of table 1 has a test of its name', () => {
  expect(missing(OPERATIONS, everything)).toEqual([])
})

test('no test names a row or an operation that there is not', () => {
  const known = [...ROWS, ...OPERATIONS]
  expect([...subjects(everything)].filter((subject) => !known.includes(subject))).toEqual([])
})

test('no test is left out, or run alone', () => {
  expect(everything).not.toMatch(/\.(skip|todo|only|fails|skipIf|runIf)\b/)
})

test('a row without a test would be found, and one that is only spoken of', () => {
  const spokenOf = "// test('row 7: …')\nexpect('row 7: x')"
  const written = everything.replaceAll(/'row 7: /g, "'row 77: ")
  expect(missing(ROWS, written + spokenOf)).toEqual(['row 7'])
})
