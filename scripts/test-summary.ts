import { existsSync, readFileSync } from 'node:fs'

/** How many tests there were in these reports, of vitest and of Playwright, as one line. */
export function summaryOf({ unit, browser }: { unit?: string; browser: string }): string {
  const counts = [unitCounts(unit), browserCounts(browser)]
  const sum = (name: keyof Counts) => counts.reduce((total, count) => total + count[name], 0)
  const [skipped, again] = [sum('skipped'), sum('again')]
  const more = [
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(again > 0 ? [`${again} of those that passed at their second try`] : []),
  ]
  return [`${sum('passed')} passed`, `${sum('failed')} failed`, ...more].join(', ')
}

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Those of the passed that needed a second try. */
  readonly again: number
}

const NONE: Counts = { passed: 0, failed: 0, skipped: 0, again: 0 }

function unitCounts(path?: string): Counts {
  const report = readReport(path)
  if (report === null) return NONE
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report
  return { passed, failed, skipped, again: 0 }
}

function browserCounts(path: string): Counts {
  const report = readReport(path)
  if (report === null) return NONE
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected + flaky, failed: unexpected, skipped, again: flaky }
}

/** None is there of a step that was not reached. */
function readReport(path = '') {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}
