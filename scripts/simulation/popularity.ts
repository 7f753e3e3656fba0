/**
 * How requests are spread over sessions: by Zipf's law, in the form that can be drawn from and summed up
 * without a table. The share of the session of rank r is the area under x^-skew from r - ½ to r + ½.
 */
export interface Popularity {
  /** A session's rank, from 0, for a number in [0, 1). */
  draw(random: number): number
  /** The share in all requests of the session of a rank. */
  shareOf(rank: number): number
  /** Sessions that are about the same, with the share in all requests that each of them has. */
  readonly groups: readonly PopularityGroup[]
}

/** Sessions that are about as busy. */
export interface PopularityGroup {
  readonly sessions: number
  readonly share: number
}

/** Each group is wider than the one before by so much: a hundredth is nothing beside chance. */
const WIDER = 1.01

/** Makes the spread of so many sessions. `skew` from 0 to below 1. */
export function popularityOf(sessions: number, skew: number): Popularity {
  const exponent = 1 - skew
  const area = (edge: number) => edge ** exponent
  const [first, last] = [area(0.5), area(sessions + 0.5)]
  const shareUpTo = (rank: number) => (area(rank + 0.5) - first) / (last - first)
  const groups: PopularityGroup[] = []
  for (let rank = 0; rank < sessions; ) {
    const next = Math.min(sessions, Math.max(rank + 1, Math.floor(rank * WIDER)))
    const share = (shareUpTo(next) - shareUpTo(rank)) / (next - rank)
    groups.push({ sessions: next - rank, share })
    rank = next
  }
  return {
    groups,
    shareOf: (rank) => shareUpTo(rank + 1) - shareUpTo(rank),
    draw(random) {
      const edge = (first + random * (last - first)) ** (1 / exponent)
      return Math.min(sessions - 1, Math.max(0, Math.round(edge) - 1))
    },
  }
}
