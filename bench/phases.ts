/** A part of what storefronts are sent in their lives, one phase after the other. */
export interface Phase {
  readonly connections: number
  /** Requests of a turn: short, so that what slows the machine down for a while slows all down. */
  readonly perTurn: number
  readonly turns: number
  /** The row that ends with this phase; null where nothing is told, as of a warm-up. */
  readonly row: PhaseRow | null
}

/** A row of a table. */
export interface PhaseRow {
  /** What it is of; empty where there is but one. */
  readonly what: string
  /** A ratio of this phase alone, or of all from the first request on; or milliseconds more. */
  readonly figure: 'ratio' | 'ratio from the start' | 'milliseconds more'
}

/** The lives that a storefront can have here. */
export interface Phases {
  /** The first answer, and no more. */
  readonly firstAnswer: readonly Phase[]
  /** The first requests of a process, and then more of them with ever more connections. */
  readonly wholeLife: readonly Phase[]
  /** The same, with fewer first requests. */
  readonly shortLife: readonly Phase[]
  /** A warm-up, which is as long on a slow machine, and what comes after it. */
  readonly warm: readonly Phase[]
  /** Half of it, for what differs by far more than chance makes. */
  readonly roughly: readonly Phase[]
  /** As `warm`, for what answers slowly. */
  readonly slow: readonly Phase[]
}

/** Two processors, and as many requests under way as keep one of them busy. */
const CONNECTIONS = 4

/**
 * What storefronts are sent; a share below 1 makes it shorter, but for the first hundred requests and
 * the warm-up of what answers fast. What goals are held against there is shortened last: of a few
 * hundred requests, one process differs from the next by more than the goals are about.
 */
export function phases(share: number, leastForAGoal = LEAST_FOR_A_GOAL): Phases {
  const few = (turns: number) => Math.max(LEAST_TURNS, Math.round(turns * share))
  const many = (turns: number) => Math.max(leastForAGoal, few(turns))
  const later = [
    told(many(25), { what: 'after warm-up' }),
    told(few(25), { what: '8 connections', connections: 8 }),
    told(few(5), { what: '64 connections', connections: 64, perTurn: 200 }),
  ]
  return {
    firstAnswer: [
      { connections: 1, perTurn: 1, turns: 1, row: { what: '', figure: 'milliseconds more' } },
    ],
    wholeLife: [...firstRequests(Math.min(ALL_FIRST, 2 * few(ALL_FIRST))), ...later],
    shortLife: [...firstRequests(few(66)), ...later],
    warm: [warmUp(20), told(many(20))],
    roughly: [warmUp(10), told(few(10))],
    slow: [warmUp(few(8)), told(few(12))],
  }
}

/** How many requests each storefront gets. */
export function requestsIn(all: readonly Phase[]): number {
  return all.reduce((sum, { turns, perTurn }) => sum + turns * perTurn, 0)
}

const LEAST_TURNS = 3
const LEAST_FOR_A_GOAL = 15

/** The first, 99 more, and more: two rows, each from the first request on. */
function firstRequests(turns: number): readonly Phase[] {
  const hundred = [first(1, 1, null), first(3, 33, 'first 100')]
  const all = requestsIn(hundred) + turns * FIRST_TURN
  return [...hundred, first(turns, FIRST_TURN, `first ${all.toLocaleString('en')}`)]
}

/** A hundred, and so many turns of so many requests: ten thousand. */
const ALL_FIRST = 275
const FIRST_TURN = 36

function first(turns: number, perTurn: number, what: string | null): Phase {
  const row = what === null ? null : ({ what, figure: 'ratio from the start' } as const)
  return { connections: CONNECTIONS, perTurn, turns, row }
}

const PER_TURN = 40

function warmUp(turns: number): Phase {
  return { connections: CONNECTIONS, perTurn: PER_TURN, turns, row: null }
}

function told(
  turns: number,
  {
    what = '',
    connections = CONNECTIONS,
    perTurn = PER_TURN,
  }: { readonly what?: string; readonly connections?: number; readonly perTurn?: number } = {},
): Phase {
  return { connections, perTurn, turns, row: { what, figure: 'ratio' } }
}
