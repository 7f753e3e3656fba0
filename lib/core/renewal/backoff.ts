/** How long to leave somebody in peace after failures, in milliseconds. */
export interface PausePolicy {
  readonly first: number
  readonly longest: number
}

/**
 * The pause after so many failures in a row: doubled each time, and cut by up to half at random, so
 * that what failed together does not come back together. `random` is in [0, 1).
 */
export function pauseAfter(
  failures: number,
  { first, longest }: PausePolicy,
  random: number,
): number {
  const full = Math.min(longest, first * 2 ** (failures - 1))
  return Math.round(full * (1 - random / 2))
}

/**
 * Whether a pause is still on at `now`. A pause that claims to be longer than any was set by a
 * clock that has since been put back, and counts as over.
 */
export function isPaused(until: number, now: number, { longest }: PausePolicy): boolean {
  return now < until && until - now <= longest
}
