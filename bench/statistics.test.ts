import { expect, test } from 'vitest'
import { createDice, type Dice } from './dice.ts'
import { median, processInterval, quantile } from './statistics.ts'

const TRUE_RATIO = 0.95
const ROUNDS = 10
const TURNS = 30

/** Of two processes, one is faster for all of its life; and each of its turns varies besides. */
const SPREAD = { process: 0.03, turn: 0.03 }

test('the middle of an even number of values lies between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([9, 1, 2])).toBe(2)
  expect(quantile([1, 2, 3, 4], 1)).toBe(4)
})

test('the same values have the same interval, and it holds their median', () => {
  const values = [0.9, 0.97, 0.99, 1, 1.02, 0.95]
  const interval = processInterval(values)
  expect(processInterval(values)).toEqual(interval)
  expect(interval.low).toBeLessThan(interval.median)
  expect(interval.high).toBeGreaterThan(interval.median)
})

test('of a hundred intervals of processes, some 95 hold the true ratio', () => {
  const share = shareThatHolds(200, (run) => run.map(median))
  expect(share).toBeGreaterThan(0.9)
  expect(share).toBeLessThan(1)
})

test('intervals over turns would be far too narrow: that is why they are over processes', () => {
  expect(shareThatHolds(20, (run) => run.flat())).toBeLessThan(0.7)
})

/** How many runs have an interval with the true ratio in it, if it is of these values. */
function shareThatHolds(
  runs: number,
  valuesOf: (run: readonly (readonly number[])[]) => number[],
): number {
  const dice = createDice(20_261_128)
  const holding = Array.from({ length: runs }, () => {
    const { low, high } = processInterval(valuesOf(runOf(dice)))
    return low <= TRUE_RATIO && TRUE_RATIO <= high
  })
  return holding.filter(Boolean).length / runs
}

/** The ratios of turns, round by round. */
function runOf(dice: Dice): number[][] {
  return Array.from({ length: ROUNDS }, () => {
    const ofProcess = TRUE_RATIO + SPREAD.process * normal(dice)
    return Array.from({ length: TURNS }, () => ofProcess + SPREAD.turn * normal(dice))
  })
}

/** By Box and Muller: the mean is 0, the variance 1. */
function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice())
}
