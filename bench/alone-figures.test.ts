import { expect, test } from 'vitest'
import { figuresOf } from './alone-figures.ts'

test('a middleware is compared with what was there in the same round, and not with the average', () => {
  // Each round is slower than the one before, and in each ours takes 2 ms and 30 µs more.
  const rounds = [20, 30, 40, 50].map((first) => {
    const noOp = { first, early: first / 100, later: first / 1000 }
    const ours = { first: first + 2, early: noOp.early + 0.03, later: noOp.later + 0.03 }
    return new Map([
      ['no-op', noOp],
      ['ours', ours],
    ])
  })
  const figures = figuresOf({ name: 'ours', beside: 'no-op' }, rounds)
  expect(figures).toMatchObject({ name: 'ours', beside: 'no-op', processes: 4 })
  expect(figures.first).toEqual({ own: 37, more: { median: 2, low: 2, high: 2 } })
  for (const { more } of [figures.early, figures.later]) {
    for (const value of [more.low, more.median, more.high]) expect(value).toBeCloseTo(30)
  }
})
