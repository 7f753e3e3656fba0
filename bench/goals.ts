import { ALONE, type AloneFigures } from './alone-figures.ts'
import { type ComparisonResult, isRatio } from './compare.ts'
import type { Growth, GrowthFigures } from './growth-process.ts'
import type { Compared } from './measure-all.ts'
import type { Row } from './row.ts'
import type { Interval } from './statistics.ts'

/** What goals are held against, as `results.json` has it; a part that was never measured is not there. */
export interface MeasuredParts {
  readonly middleware?: Compared
  readonly bytes?: readonly Row[]
  readonly growth?: readonly GrowthFigures[]
  readonly withoutServer?: readonly AloneFigures[]
}

/** One of them, and whether it is reached. */
export interface GoalRow {
  readonly what: string
  readonly goal: string
  readonly measured: string
  /** The same without a library, by Next's and Node's own functions; empty for what has no such row. */
  readonly byHand: string
  readonly reached: 'yes' | 'no' | 'within chance' | 'not measured'
}

/** A ratio to a no-op that has to be as high as this. */
interface RatioGoal {
  readonly what: string
  readonly least: number
  /** Finds the row by its name, and that of its limit. */
  readonly row: RegExp
  readonly byHand?: RegExp
}

const RATIO_GOALS: readonly RatioGoal[] = [
  {
    what: 'one session, after warm-up, edge',
    least: 0.98,
    row: /^ours, a session, after warm-up$/,
  },
  { what: 'the same, Node', least: 0.98, row: /^ours-node, a session, after warm-up$/ },
  { what: 'the same, workerd', least: 0.98, row: /^ours on workerd, a session$/ },
  {
    what: 'the first requests of a fresh process',
    least: 0.97,
    row: /^ours, a session, (first \d+,\d+)$/,
  },
  {
    what: 'sessions never seen before',
    least: 0.97,
    row: /^ours, unknown sessions, (first \d+,\d+)$/,
  },
  {
    what: 'an old cookie after a renewal',
    least: 0.95,
    row: /^ours, a renewed session, its old cookie$/,
    byHand: /^by hand, a cookie/,
  },
  {
    what: 'the store hanging',
    least: 0.97,
    row: /^ours, the store hanging$/,
    byHand: /^by hand, a request to a store/,
  },
]

const MOST_MILLISECONDS_MORE = 0.5
const MOST_KILOBYTES = 15

/** A heap that has grown by less after a million sessions has not grown: so much it varies. */
const FLAT_MEGABYTES = 10

/** What this project wants of its middleware, and what of it was measured. */
export function goalRows(parts: MeasuredParts): GoalRow[] {
  const { middleware, bytes = [], growth = [], withoutServer = [] } = parts
  const comparisons = middleware?.comparisons ?? []
  return [
    ...RATIO_GOALS.map((goal) => ratioGoal(goal, comparisons)),
    coldStartGoal('cold start: loaded, and the first answer, edge', withoutServer, ALONE.edge),
    coldStartGoal('the same, Node', withoutServer, ALONE.node),
    bytesGoal(bytes),
    memoryGoal('memory with 1,000,000 sessions', growth, ({ requests }) => requests),
    memoryGoal('the same, customer accounts', growth, (each) => each.accountRequests),
  ]
}

function ratioGoal(
  { what, least, row, byHand }: RatioGoal,
  all: readonly ComparisonResult[],
): GoalRow {
  const rowNamed = (wanted: RegExp) => all.filter(isRatio).find(({ name }) => wanted.test(name))
  const found = rowNamed(row)
  const limit = byHand && rowNamed(byHand)
  const asked = row.exec(found?.name ?? '')?.[1]
  const named = asked === undefined ? what : `${what} (${asked})`
  const goal = `≥ ${least.toFixed(2)}`
  if (found === undefined) return notMeasured(named, goal)
  const { median, high } = found.throughput
  return {
    what: named,
    goal,
    measured: inWords(found.throughput),
    byHand: limit === undefined ? '' : inWords(limit.throughput),
    reached: judged(median >= least, high >= least),
  }
}

function inWords({ median, low, high }: Interval): string {
  return `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`
}

function coldStartGoal(what: string, all: readonly AloneFigures[], row: string): GoalRow {
  const goal = `≤ ${MOST_MILLISECONDS_MORE} ms more`
  const found = all.find(({ name }) => name === row)
  if (found === undefined) return notMeasured(what, goal)
  const { median, low, high } = found.first.more
  const measured = `${median.toFixed(2)} ms (${low.toFixed(2)} to ${high.toFixed(2)})`
  const reached = judged(median <= MOST_MILLISECONDS_MORE, low <= MOST_MILLISECONDS_MORE)
  return { what, goal, measured, byHand: '', reached }
}

function bytesGoal(bytes: readonly Row[]): GoalRow {
  const what = 'bytes over a no-op, edge, both kinds of accounts'
  const goal = `≤ ${MOST_KILOBYTES} kB`
  const found = bytes.find((row) => row.what === 'edge middleware, ours')
  if (found === undefined) return notMeasured(what, goal)
  const isReached = Number.parseFloat(found.figure) <= MOST_KILOBYTES
  return { what, goal, measured: found.figure, byHand: '', reached: judged(isReached, isReached) }
}

function memoryGoal(
  what: string,
  growth: readonly GrowthFigures[],
  of: (figures: GrowthFigures) => Growth | undefined,
): GoalRow {
  const million = growth.find(({ sessions }) => sessions === 1_000_000)
  const grown = million && of(million)
  if (grown === undefined) return notMeasured(what, 'flat')
  const measured = `${grown.heapMegabytes.toFixed(1)} MB more`
  const isFlat = grown.heapMegabytes < FLAT_MEGABYTES
  return { what, goal: 'flat', measured, byHand: '', reached: judged(isFlat, isFlat) }
}

/** The middle says it; where only the interval reaches the goal, chance may have kept the middle from it. */
function judged(isReached: boolean, isWithinChance: boolean): GoalRow['reached'] {
  if (isReached) return 'yes'
  return isWithinChance ? 'within chance' : 'no'
}

function notMeasured(what: string, goal: string): GoalRow {
  return { what, goal, measured: '', byHand: '', reached: 'not measured' }
}
