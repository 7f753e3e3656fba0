import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { quickStart } from './quick-start.ts'

const README = readFileSync('README.md', 'utf8')
const FILES = quickStart(README)

test('five files are enough for a working session', () => {
  expect(FILES.map(({ path }) => path)).toEqual([
    '.env.local',
    'middleware.ts',
    'app/api/session/[[...action]]/route.ts',
    'app/account/login/page.tsx',
    'app/account/page.tsx',
  ])
})

test('they have seventy lines', () => {
  const lines = FILES.flatMap(({ text }) => text.split('\n')).filter((line) => line.trim() !== '')
  expect(lines.length).toBeLessThanOrEqual(70)
})

test('it is short: what does not fit belongs into docs/', () => {
  expect(Buffer.byteLength(README)).toBeLessThanOrEqual(10_000)
})
