import type { Interval } from './statistics.ts'

/**
 * What a reader must know of an interval before believing its middle, in plain words; empty where the
 * middle speaks for itself. `none` is the value that says that two are the same.
 */
export function remarkOn({ median, low, high }: Interval, none: number): string {
  if (low <= none && none <= high) return 'no difference that chance could not make'
  if (high - low > Math.abs(median - none)) return 'the interval is wider than the difference'
  return ''
}
