import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ComparisonResult, compare, type Missing, type Outcome } from './compare.ts'
import type { Comparison } from './comparison.ts'
import { type Lengths, lengths } from './lengths.ts'
import type { Load } from './load.ts'
import { lengthsWithin, minutesOf, type Pace, paceOf } from './pace.ts'

/** What was measured. */
export interface Compared {
  readonly comparisons: readonly ComparisonResult[]
  /** Those that could not be measured, and why. */
  readonly missing: readonly Missing[]
}

/** What is to be measured. */
export interface MeasureRequest {
  readonly isQuick: boolean
  /** About as many minutes it takes at most. */
  readonly minutes: number
  /** Only storefronts with this text in their name, and those beside them; null for all. */
  readonly rows: string | null
  /** The name of the file for what has been measured so far. */
  readonly file: string
  readonly comparisonsOf: (lengths: Lengths) => readonly Comparison[]
}

/** For what was measured before something broke. Git ignores it. */
const SO_FAR = fileURLToPath(new URL('../artifacts/bench', import.meta.url))

/**
 * Measures one comparison after the other, and says how long it will take: before each, what is left
 * is made as short as the time that is left, by how long the others have taken. What a comparison has
 * given is written at once, and one that breaks is named with its reason: the others go on.
 */
export async function measureAll(load: Load, request: MeasureRequest): Promise<Compared> {
  const pace = await paceOf(load)
  console.log(`  ${Math.round(1000 / pace.answer)} requests/s of a storefront with a no-op`)
  return measureAt(pace, load, request)
}

/** The same at a pace that is known. */
export async function measureAt(
  pace: Pace,
  load: Load,
  request: MeasureRequest,
): Promise<Compared> {
  const { file, rows, comparisonsOf } = request
  const wanted = (lengths: Lengths) => comparisonsOf(lengths).flatMap((each) => only(rows, each))
  const results: ComparisonResult[] = []
  const missing: Missing[] = []
  const startedAt = performance.now()
  const count = wanted(lengths({ isQuick: request.isQuick })).length
  let expected = 0
  for (let index = 0; index < count; index += 1) {
    const taken = minutesSince(startedAt)
    const slower = expected === 0 ? 1 : taken / expected
    const plan = planFor(request.isQuick, {
      minutes: (request.minutes - taken) / slower,
      pace,
      comparisonsOf: (lengths) => wanted(lengths).slice(index),
    })
    const [comparison] = plan.comparisons
    if (comparison === undefined) break
    console.log(`  ${index + 1} of ${count}: ${titleOf(comparison)}`)
    console.log(`    ${inMinutes(taken)} so far, about ${inMinutes(plan.minutes * slower)} to go`)
    const compared = await outcomeOf(load, comparison)
    results.push(...compared.results)
    missing.push(...compared.missing)
    write(file, { comparisons: results, missing })
    expected += minutesOf([comparison], pace)
  }
  return { comparisons: results, missing }
}

function planFor(
  isQuick: boolean,
  request: Parameters<typeof lengthsWithin>[0],
): { readonly comparisons: readonly Comparison[]; readonly minutes: number } {
  const { pace, comparisonsOf } = request
  const plan = isQuick ? lengths({ isQuick }) : lengthsWithin(request)
  const comparisons = comparisonsOf(plan)
  return { comparisons, minutes: minutesOf(comparisons, pace) }
}

async function outcomeOf(load: Load, comparison: Comparison): Promise<Outcome> {
  const startedAt = performance.now()
  try {
    return await compare(load, comparison, (round) => {
      const taken = inMinutes(minutesSince(startedAt))
      console.log(`    ${round} of ${comparison.rounds} rounds after ${taken}`)
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    console.error(`    not measured: ${why}`)
    return { results: [], missing: comparison.subjects.map(({ name }) => ({ name, why })) }
  }
}

/** The same with those rows only, and what they stand beside; none if it has no such row. */
function only(rows: string | null, comparison: Comparison): Comparison[] {
  if (rows === null) return [comparison]
  const { subjects } = comparison
  const named = subjects.filter(({ name, beside }) => beside !== null && name.includes(rows))
  if (named.length === 0) return []
  const besides = new Set<string | null>()
  for (const subject of named) {
    for (let at: string | null = subject.beside; at !== null; at = besideOf(at)) besides.add(at)
  }
  function besideOf(name: string): string | null {
    return subjects.find((subject) => subject.name === name)?.beside ?? null
  }
  const kept = subjects.filter((each) => named.includes(each) || besides.has(each.name))
  return [{ ...comparison, subjects: kept }]
}

function titleOf({ group, subjects, rounds }: Comparison): string {
  return `${group}: ${subjects.map(({ name }) => name).join(' | ')}, ${rounds} processes of each`
}

function inMinutes(minutes: number): string {
  return `${minutes.toFixed(1)} minutes`
}

function minutesSince(startedAt: number): number {
  return (performance.now() - startedAt) / 60_000
}

function write(file: string, compared: Compared): void {
  mkdirSync(SO_FAR, { recursive: true })
  writeFileSync(`${SO_FAR}/${file}.json`, `${JSON.stringify(compared, null, 2)}\n`)
}
