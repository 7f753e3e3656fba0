import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ComparisonResult, compare, type Missing } from './compare.ts'
import type { Comparison } from './comparison.ts'
import { type Lengths, lengths } from './lengths.ts'
import type { Load } from './load.ts'
import { lengthsWithin, minutesOf, paceOf } from './pace.ts'

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
 * Measures one comparison after the other, and says how long it will take. What a comparison has
 * given is written at once, and one that breaks is named with its reason: the others go on.
 */
export async function measureAll(load: Load, request: MeasureRequest): Promise<Compared> {
  const { comparisons, minutesFor } = await planned(load, request)
  const startedAt = performance.now()
  const results: ComparisonResult[] = []
  const missing: Missing[] = []
  for (const [index, comparison] of comparisons.entries()) {
    const left = minutesFor(comparisons.slice(index)).toFixed(1)
    const after = minutesSince(startedAt).toFixed(1)
    console.log(`  ${index + 1} of ${comparisons.length}: ${titleOf(comparison)}`)
    console.log(`    after ${after} minutes; about ${left} to go`)
    try {
      const compared = await compare(load, comparison, (round) => {
        console.log(
          `    ${round} of ${comparison.rounds} after ${minutesSince(startedAt).toFixed(1)} minutes`,
        )
      })
      results.push(...compared.results)
      missing.push(...compared.missing)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      missing.push(...comparison.subjects.map(({ name }) => ({ name, why })))
      console.error(`    not measured: ${why}`)
    }
    write(request.file, { comparisons: results, missing })
  }
  return { comparisons: results, missing }
}

async function planned(
  load: Load,
  { isQuick, minutes, rows, comparisonsOf }: MeasureRequest,
): Promise<{
  readonly comparisons: readonly Comparison[]
  readonly minutesFor: (comparisons: readonly Comparison[]) => number
}> {
  const wanted = (lengths: Lengths) => comparisonsOf(lengths).flatMap((each) => only(rows, each))
  const pace = await paceOf(load)
  const plan = isQuick
    ? { lengths: lengths({ isQuick }), minutes: minutesOf(wanted(lengths({ isQuick })), pace) }
    : lengthsWithin(minutes, { pace, comparisonsOf: wanted })
  const perSecond = Math.round(1000 / pace.answer)
  console.log(`  ${perSecond} requests/s: about ${Math.ceil(plan.minutes)} minutes in all`)
  return {
    comparisons: wanted(plan.lengths),
    minutesFor: (comparisons) => minutesOf(comparisons, pace),
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

function minutesSince(startedAt: number): number {
  return (performance.now() - startedAt) / 60_000
}

function write(file: string, compared: Compared): void {
  mkdirSync(SO_FAR, { recursive: true })
  writeFileSync(`${SO_FAR}/${file}.json`, `${JSON.stringify(compared, null, 2)}\n`)
}
