import { createDice } from './dice.ts'

/** The middle of some values, and between what the middle of all such values lies, with 95 % certainty. */
export interface Interval {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** So often are the values drawn again. */
const SAMPLES = 1000

/** The value below which this share (0 to 1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The middle of the values; between the two in the middle, where there are two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const at = (index: number) => sorted[index] ?? Number.NaN
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2
}

/**
 * The median of one value for each process, and its 95 % confidence interval by the bootstrap, which
 * assumes nothing of how the values are spread: as many values are drawn from them, with repetition,
 * again and again, and most of the medians of these lie in the interval. For few values it would be
 * too narrow if it were 95 in 100 of them, so it is a bit more: Hesterberg, What Teachers Should Know
 * About the Bootstrap (2015), section 3.3, https://arxiv.org/abs/1411.5279.
 *
 * The values have to be of processes, never of turns or requests: of two processes of one build, one
 * stays faster than the other for all of its life, and a thousand turns of it are one value.
 * The dice are the same each time, so that the same values have the same interval.
 */
export function processInterval(values: readonly number[]): Interval {
  const dice = createDice(1)
  const drawn = () => values[Math.floor(dice() * values.length)] ?? Number.NaN
  const medians = Array.from({ length: SAMPLES }, () => median(values.map(drawn)))
  const outside = shareOutside(values.length)
  return {
    median: median(values),
    low: quantile(medians, outside),
    high: quantile(medians, 1 - outside),
  }
}

/** How many of the medians lie below an interval, and as many above it: 2.5 % for many values. */
function shareOutside(count: number): number {
  const freedom = Math.max(1, count - 1)
  return shareBelow(-studentLimit(freedom) * Math.sqrt(count / freedom))
}

/** Within so many deviations of its mean lie 95 % of Student's distribution, by its expansion. */
function studentLimit(freedom: number): number {
  return 1.96 + 2.37 / freedom + 2.82 / freedom ** 2
}

/** As much of the normal distribution lies below, to three digits. */
function shareBelow(deviations: number): number {
  return 1 / (1 + Math.exp(-(1.5976 * deviations + 0.07056 * deviations ** 3)))
}
