import { expect, test } from 'vitest'
import { goalRows } from './goals.ts'
import { remarkOn } from './remark.ts'
import { ratioRow } from './result-fixture.ts'

test.each([
  ['is reached by the median', 0.99, 'yes'],
  ['is within chance if only the interval reaches it', 0.97, 'within chance'],
  ['is not reached below that', 0.9, 'no'],
])('a goal %s', (_, ratio, reached) => {
  const comparisons = [ratioRow('ours, a session, after warm-up', ratio)]
  const [row] = goalRows({ middleware: { comparisons, missing: [] } })
  expect(row).toMatchObject({ goal: '≥ 0.98', reached })
})

test('what was not measured is not reached', () => {
  expect(new Set(goalRows({}).map(({ reached }) => reached))).toEqual(new Set(['not measured']))
})

test('the row of the first requests says how many there were', () => {
  const comparisons = [
    ratioRow('ours, a session, first 100', 0.5),
    ratioRow('ours, a session, first 4,132', 0.98),
  ]
  const row = goalRows({ middleware: { comparisons, missing: [] } }).find(({ what }) =>
    what.startsWith('the first requests'),
  )
  expect(row).toMatchObject({
    what: 'the first requests of a fresh process (first 4,132)',
    measured: '0.98 (0.96–1.00)',
    reached: 'yes',
  })
})

test('beside a row stands what can be had by hand, where that was measured', () => {
  const ours = ratioRow('ours, the store hanging', 0.93)
  const byHand = ratioRow('by hand, a request to a store that hangs', 0.96)
  const found = (comparisons: (typeof ours)[]) =>
    goalRows({ middleware: { comparisons, missing: [] } }).find(
      ({ what }) => what === 'the store hanging',
    )
  expect(found([ours, byHand])).toMatchObject({ byHand: '0.96 (0.94–0.98)', reached: 'no' })
  expect(found([ours])).toMatchObject({ byHand: '', reached: 'no' })
})

test.each([
  [0.99, 0.97, 1.01, 'no difference that chance could not make'],
  [0.96, 0.93, 0.99, 'the interval is wider than the difference'],
  [0.9, 0.88, 0.92, ''],
])('of %f, from %f to %f, it is said: %s', (median, low, high, words) => {
  expect(remarkOn({ median, low, high }, 1)).toBe(words)
})

test.each([
  [0.4, 0.2, 'yes'],
  [0.6, 0.4, 'within chance'],
  [0.7, 0.55, 'no'],
])('a cold start of %f ms more, at least %f, reaches its goal: %s', (median, low, reached) => {
  const first = { own: 20, more: { median, low, high: 1 } }
  const row = {
    name: 'ours, a session',
    beside: 'no-op',
    processes: 30,
    first,
    early: first,
    later: first,
  }
  const found = goalRows({ withoutServer: [row] }).find(({ what }) => what.startsWith('cold start'))
  expect(found).toMatchObject({ goal: '≤ 0.5 ms more', reached })
})
