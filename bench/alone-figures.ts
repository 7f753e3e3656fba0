import type { AloneTimes } from './alone-process.ts'
import { type Interval, median, processInterval } from './statistics.ts'

/** What one middleware takes, run as `next start` runs it, without a server and without a page. */
export interface AloneFigures {
  readonly name: string
  readonly beside: string
  readonly processes: number
  /** To be loaded in a fresh process and to answer for the first time; milliseconds. */
  readonly first: Times
  /** To answer one of the next 99; microseconds. */
  readonly early: Times
  /** To answer one after a thousand; microseconds. */
  readonly later: Times
}

/** The medians of all processes, and how much more it is than what it stands beside, in pairs. */
export interface Times {
  readonly own: number
  readonly more: Interval
}

/** For the goals, which find their rows by these names. */
export const ALONE = { edge: 'ours, a session', node: 'ours-node, a session' } as const

/** What processes that were there together took, by the names of their middleware. */
export type AloneRound = ReadonlyMap<string, AloneTimes>

/** The figures of one middleware beside another: what it takes, and how much more in the same round. */
export function figuresOf(
  { name, beside }: { readonly name: string; readonly beside: string },
  rounds: readonly AloneRound[],
): AloneFigures {
  const of = (figure: (times: AloneTimes) => number): Times => {
    const values = (whose: string) => rounds.map((round) => figure(round.get(whose) as AloneTimes))
    const [own, other] = [values(name), values(beside)]
    const more = own.map((value, index) => value - (other[index] ?? Number.NaN))
    return { own: median(own), more: processInterval(more) }
  }
  const first = of((times) => times.first)
  const early = of((times) => times.early * 1000)
  const later = of((times) => times.later * 1000)
  return { name, beside, processes: rounds.length, first, early, later }
}
