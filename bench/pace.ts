import { availableParallelism } from 'node:os'
import type { Comparison } from './comparison.ts'
import { type Lengths, lengths } from './lengths.ts'
import type { Load } from './load.ts'
import { phases, requestsIn } from './phases.ts'
import { runRound } from './round.ts'
import { sessionCookies } from './sessions.ts'
import { shopWith } from './shop-subject.ts'

/** How fast this machine is, by a storefront that does nothing. In milliseconds. */
export interface Pace {
  readonly start: number
  readonly answer: number
}

/** Starts one, and sends it some requests. */
export async function paceOf(load: Load): Promise<Pace> {
  const cookies = () => sessionCookies({ count: 1 })
  const subject = shopWith('no-op', cookies, { name: 'no-op' })
  const sent = phases(0.5).warm
  const startedAt = performance.now()
  const { sides } = await runRound(load, { subjects: [subject], phases: sent, seed: 0 })
  const all = performance.now() - startedAt
  const served = sides.get('no-op')?.reduce((sum, { total }) => sum + total, 0) ?? 0
  return { start: all - served, answer: served / requestsIn(sent) }
}

/** As much as can be measured in so many minutes; what is shortest, if not even that can be. */
export function lengthsWithin({
  minutes,
  pace,
  comparisonsOf,
}: {
  readonly minutes: number
  readonly pace: Pace
  readonly comparisonsOf: (lengths: Lengths) => readonly Comparison[]
}): Lengths {
  const plans = SHARES.map((share) => lengths({ isQuick: false, share }))
  const isShortEnough = (plan: Lengths) => minutesOf(comparisonsOf(plan), pace) <= minutes
  return plans.find(isShortEnough) ?? lengths({ isQuick: false, share: 0 })
}

/** From all of it to a fiftieth. */
const SHARES = Array.from({ length: 50 }, (_, index) => 1 - index * 0.02)

/** How long comparisons take, more or less. */
export function minutesOf(comparisons: readonly Comparison[], pace: Pace): number {
  return comparisons.reduce((sum, each) => sum + minutesOfOne(each, pace), 0)
}

function minutesOfOne(
  { subjects, rounds, phases: sent, slowness = 1 }: Comparison,
  { start, answer }: Pace,
): number {
  const each = start / togetherStarted(subjects.length) + answer * requestsIn(sent)
  return (rounds * subjects.length * each * slowness) / 60_000
}

/** All processes of a round are started at once; no machine starts them as fast as its processors allow. */
function togetherStarted(processes: number): number {
  return Math.max(1, 0.8 * Math.min(processes, availableParallelism()))
}
