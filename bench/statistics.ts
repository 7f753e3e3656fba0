/** The middle of some values, and between what the middle of all such values lies, with 95 % certainty. */
export interface Interval {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** The value below which this share (0 to 1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/**
 * The median and its 95 % confidence interval, which assumes nothing of how the values are spread:
 * how many of n values lie below the true median is binomial, n/2 ± 1.96 √n/2.
 */
export function medianInterval(values: readonly number[]): Interval {
  const margin = 0.98 / Math.sqrt(values.length)
  return {
    median: median(values),
    low: quantile(values, 0.5 - margin),
    high: quantile(values, 0.5 + margin),
  }
}
