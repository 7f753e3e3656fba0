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
  const sent = phases(1).warm
  const startedAt = performance.now()
  const { sides } = await runRound(load, { subjects: [subject], phases: sent, seed: 0 })
  const all = performance.now() - startedAt
  const served = sides.get('no-op')?.reduce((sum, { total }) => sum + total, 0) ?? 0
  return { start: all - served, answer: served / requestsIn(sent) }
}

/** As much as can be measured in so many minutes, and how many it will be. */
export function lengthsWithin(
  minutes: number,
  {
    pace,
    comparisonsOf,
  }: { readonly pace: Pace; readonly comparisonsOf: (lengths: Lengths) => readonly Comparison[] },
): { readonly lengths: Lengths; readonly minutes: number } {
  const shares = Array.from({ length: 50 }, (_, index) => 1 - index * 0.02)
  const plans = shares.map((share) => {
    const plan = lengths({ isQuick: false, share })
    return { lengths: plan, minutes: minutesOf(comparisonsOf(plan), pace) }
  })
  const shortest = plans.at(-1)
  const chosen = plans.find((plan) => plan.minutes <= minutes) ?? shortest
  if (chosen === undefined) throw new Error('There is no plan.')
  return chosen
}

/** How long comparisons take, more or less. */
export function minutesOf(comparisons: readonly Comparison[], pace: Pace): number {
  return comparisons.reduce((sum, each) => sum + minutesOfOne(each, pace), 0)
}

function minutesOfOne(
  { subjects, rounds, phases: sent, slowness = 1 }: Comparison,
  { start, answer }: Pace,
): number {
  const each = start + answer * requestsIn(sent)
  return (rounds * subjects.length * each * slowness) / 60_000
}
