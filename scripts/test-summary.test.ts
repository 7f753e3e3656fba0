import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { summaryOf } from './test-summary.ts'

const folder = mkdtempSync(join(tmpdir(), 'test-summary-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(name: string, content: object): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

const unit = report('unit.json', { numPassedTests: 10, numFailedTests: 1, numPendingTests: 0 })
const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
const browser = report('browser.json', { stats })

test('both reports are added up, and a second try is not hidden', () => {
  expect(summaryOf({ unit, browser })).toBe(
    '16 passed, 2 failed, 2 skipped, 1 of those that passed at their second try',
  )
})

test('of a step that was not reached there is no report', () => {
  expect(summaryOf({ unit, browser: join(folder, 'none.json') })).toBe('10 passed, 1 failed')
})
