/** How long to ask nothing after failures, in milliseconds. */
export interface BackoffPolicy {
  readonly first: number
  readonly longest: number
}

/**
 * The wait after so many failures in a row: doubled each time, and cut by up to half at random, so
 * that what failed together does not come back together. `random` is in [0, 1).
 */
export function backoffAfter(
  failures: number,
  { first, longest }: BackoffPolicy,
  random: number,
): number {
  const full = Math.min(longest, first * 2 ** (failures - 1))
  return Math.round(full * (1 - random / 2))
}

/**
 * Whether a wait is still on at `now`. A wait that claims to be longer than any was set by a
 * clock that has since been put back, and counts as over.
 */
export function isBackingOff(until: number, now: number, { longest }: BackoffPolicy): boolean {
  return now < until && until - now <= longest
}
