import type { Interval } from './statistics.ts'

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
