import { expect, test } from 'vitest'
import { phases, requestsIn } from './phases.ts'

const FAST = ['wholeLife', 'shortLife', 'warm'] as const

test.each(FAST)('on a slow machine a goal still has its requests: %s', (life) => {
  const toldOf = (share: number) =>
    phases(share)[life].find(({ row }) => row?.what === (life === 'warm' ? '' : 'after warm-up'))
  const slow = toldOf(0)
  expect(slow && requestsIn([slow])).toBe(600)
  expect(Number(toldOf(1)?.turns)).toBeGreaterThan(Number(slow?.turns))
})

test('no goal is held against a quick run, which may have fewer', () => {
  expect(requestsIn(phases(0, 3).warm)).toBeLessThan(requestsIn(phases(0).warm))
})
