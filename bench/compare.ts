import type { Comparison, Subject } from './comparison.ts'
import type { Load } from './load.ts'
import type { PhaseRow } from './phases.ts'
import { type Round, runRound, type Side } from './round.ts'
import { type Interval, median, processInterval, quantile } from './statistics.ts'

/** A row of a comparison: ratios, or milliseconds more. */
export type ComparisonResult = RatioResult | DifferenceResult

/** What all rows have. */
interface RowResult {
  readonly group: string
  readonly name: string
  readonly beside: string
  /** How many processes of each there were, all of them fresh. */
  readonly processes: number
  readonly requests: number
  readonly clientCpu: number
}

/** The subject's to the other's, each the median of the pairs of processes that were there together. */
export interface RatioResult extends RowResult {
  readonly figure: 'ratio'
  readonly throughput: Interval
  /** What the interval is of: one value for each pair. */
  readonly ratios: readonly number[]
  readonly p50: number
  readonly p99: number
  /** Processor time of the whole server per request; null where unknown. */
  readonly serverCpu: Interval | null
  /** The same of the subject itself, in milliseconds. */
  readonly cpuPerRequest: number | null
  /** Requests of the subject itself. */
  readonly perSecond: number
}

/** The first answer of a process, in milliseconds. */
export interface DifferenceResult extends RowResult {
  readonly figure: 'milliseconds more'
  readonly more: Interval
  readonly differences: readonly number[]
  /** The subject's own, and the other's: the medians. */
  readonly own: number
  readonly other: number
}

/** Whether a row is of ratios. */
export function isRatio(result: ComparisonResult): result is RatioResult {
  return result.figure === 'ratio'
}

/** Whether a row is of milliseconds more. */
export function isDifference(result: ComparisonResult): result is DifferenceResult {
  return result.figure === 'milliseconds more'
}

/** What came of a comparison: its rows, and what could not be measured. */
export interface Outcome {
  readonly results: readonly ComparisonResult[]
  readonly missing: readonly Missing[]
}

/** A storefront that could not be measured, and why. */
export interface Missing {
  readonly name: string
  readonly why: string
}

/** Lets fresh processes take turns, again and again. One that does not start is left out from then on. */
export async function compare(
  load: Load,
  { group, subjects, rounds: most, phases }: Comparison,
  onRound: (done: number) => void = () => undefined,
): Promise<Outcome> {
  const rounds: Round[] = []
  const failed = new Map<string, string>()
  while (rounds.length < most) {
    const left = subjects.filter(({ name }) => !failed.has(name))
    const round = await runRound(load, { subjects: left, phases, seed: rounds.length * SEEDS })
    for (const [name, { message }] of round.failures) failed.set(name, message)
    rounds.push(round)
    onRound(rounds.length)
  }
  for (const [name, why] of wronglyAnswered(rounds)) failed.set(name, why)
  const left = subjects.filter(({ name, beside }) => !failed.has(name) && !failed.has(beside ?? ''))
  const results = phases.flatMap(({ row }, index) =>
    row === null ? [] : left.flatMap((subject) => resultOf(subject, row, { group, rounds, index })),
  )
  return { results, missing: [...failed].map(([name, why]) => ({ name, why })) }
}

/** Those that have not answered as they should: how fast they were says nothing. */
function wronglyAnswered(rounds: readonly Round[]): ReadonlyMap<string, string> {
  const errors = new Map<string, number>()
  for (const { sides } of rounds) {
    for (const [name, phases] of sides)
      errors.set(name, (errors.get(name) ?? 0) + sum(phases, (side) => side.errors))
  }
  return new Map(
    [...errors].flatMap(([name, count]) =>
      count === 0 ? [] : [[name, `${count.toLocaleString('en')} of its answers were no page.`]],
    ),
  )
}

/** More than a process is sent requests, so that no round throws what another has thrown. */
const SEEDS = 100_000

/** Two storefronts in a phase, or in all up to it. */
interface Pair {
  readonly own: Side
  readonly other: Side
}

/** One row; none where it stands beside nothing, or nothing is known of one of the two. */
function resultOf(
  { name, beside }: Subject,
  row: PhaseRow,
  {
    group,
    rounds,
    index,
  }: { readonly group: string; readonly rounds: readonly Round[]; readonly index: number },
): ComparisonResult[] {
  if (beside === null) return []
  const from = row.figure === 'ratio from the start' ? 0 : index
  const sideIn = ({ sides }: Round, whose: string) => sides.get(whose)?.slice(from, index + 1)
  const pairs = rounds.flatMap((round): Pair[] => {
    const [own, other] = [sideIn(round, name), sideIn(round, beside)]
    return own && other ? [{ own: joined(own), other: joined(other) }] : []
  })
  if (pairs.length === 0) return []
  const shared = {
    group,
    name: row.what === '' ? name : `${name}, ${row.what}`,
    beside,
    processes: pairs.length,
    requests: sum(pairs, ({ own }) => own.times.length),
    clientCpu: Math.max(...rounds.map(({ clientCpu }) => clientCpu)),
  }
  return row.figure === 'milliseconds more'
    ? [{ ...shared, ...differenceOf(pairs) }]
    : [{ ...shared, ...ratioOf(pairs) }]
}

function ratioOf(pairs: readonly Pair[]): Omit<RatioResult, keyof RowResult> {
  const ratios = pairs.map(({ own, other }) => other.total / own.total)
  const share = (figure: (side: Side) => number) =>
    median(pairs.map(({ own, other }) => figure(own) / figure(other)))
  const cpu = pairs.map(({ own, other }) => cpuOf(own) / cpuOf(other))
  const ownCpu = median(pairs.map(({ own }) => cpuOf(own)))
  return {
    figure: 'ratio',
    throughput: processInterval(ratios),
    ratios,
    p50: share(({ times }) => median(times)),
    p99: share(({ times }) => quantile(times, 0.99)),
    serverCpu: cpu.every(Number.isFinite) ? processInterval(cpu) : null,
    cpuPerRequest: Number.isFinite(ownCpu) ? ownCpu : null,
    perSecond: median(pairs.map(({ own }) => (own.times.length * 1000) / own.total)),
  }
}

function differenceOf(pairs: readonly Pair[]): Omit<DifferenceResult, keyof RowResult> {
  const firstOf = ({ times }: Side) => times[0] ?? Number.NaN
  const differences = pairs.map(({ own, other }) => firstOf(own) - firstOf(other))
  return {
    figure: 'milliseconds more',
    more: processInterval(differences),
    differences,
    own: median(pairs.map(({ own }) => firstOf(own))),
    other: median(pairs.map(({ other }) => firstOf(other))),
  }
}

/** Linux counts it in hundredths of a second, of which there have to be some before they say a thing. */
const LEAST_CPU_MS = 200

/** Processor time per request; not a number where it is unknown. */
function cpuOf({ cpu, times }: Side): number {
  return cpu === null || cpu < LEAST_CPU_MS ? Number.NaN : cpu / times.length
}

/** One phase of several that followed each other. */
function joined(sides: readonly Side[]): Side {
  return {
    total: sum(sides, ({ total }) => total),
    times: sides.flatMap(({ times }) => times),
    errors: sum(sides, ({ errors }) => errors),
    cpu: sides.some(({ cpu }) => cpu === null) ? null : sum(sides, ({ cpu }) => cpu ?? 0),
  }
}

function sum<Each>(all: readonly Each[], figure: (each: Each) => number): number {
  return all.reduce((total, each) => total + figure(each), 0)
}
