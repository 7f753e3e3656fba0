import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { writeMarked } from '../scripts/marked-text.ts'
import type { PartResult } from './bench-parts.ts'
import { goalRows, type MeasuredParts } from './goals.ts'
import { machine, versions } from './machine.ts'
import type { Compared } from './measure-all.ts'
import { picture } from './picture.ts'
import { pictureWords } from './picture-words.ts'
import { goalTable } from './tables.ts'

const RESULTS = 'bench/results.json'
const PAGE = 'bench/README.md'

/** For the README of the project, and for the documentation. */
const PICTURE = 'docs/pictures/middleware.svg'

/** Writes what was measured: the figures, the tables, and all that is made of both. */
export function writeFigures(
  { figures, tables }: PartResult,
  { isQuick, only }: { readonly isQuick: boolean; readonly only: string | null },
): void {
  const measured = { at: new Date().toISOString(), isQuick, machine: machine() }
  if (only === null) {
    writeResults({ ...measured, versions: versions(), ...figures })
  } else {
    // What was measured alone says of itself when, and on what.
    const results = readResults()
    writeResults({ ...results, ...figures, alone: { ...results.alone, [only]: measured } })
  }
  writeMarked(PAGE, tables)
  writeWhatFollows()
}

/** Writes what is made of the figures alone: the goals, and the picture with its words. */
export function writeWhatFollows(): void {
  const results = readResults()
  const middleware = results.middleware ?? NOTHING
  mkdirSync('docs/pictures', { recursive: true })
  writeFileSync(PICTURE, picture(middleware))
  const image = (path: string) => `![${pictureWords(middleware)}](${path})`
  writeMarked(PAGE, {
    machine: machineText(results),
    goals: goalTable(goalRows(results)),
    picture: image(`../${PICTURE}`),
  })
  writeMarked('README.md', { cost: image(PICTURE) })
  writeMarked('docs/guarantees.md', { cost: image('pictures/middleware.svg') })
  console.log(`Written: ${PICTURE}, ${PAGE}, README.md, docs/guarantees.md`)
}

const NOTHING: Compared = { comparisons: [], missing: [] }

/** Of the last whole run, and of the parts that were measured alone since. */
function machineText({ machine, versions, alone = {} }: Results): string {
  const parts = Object.entries(alone)
  const others = Map.groupBy(parts, ([, measured]) => measured.machine)
  const sentences = [...others].map(
    ([where, measured]) =>
      `Measured alone since, on ${where}: ${measured.map(([part]) => part).join(', ')}.`,
  )
  return [`${machine}.`, ...sentences, versions].join(' ')
}

/** What the file says of itself. */
interface Results extends MeasuredParts {
  readonly machine: string
  readonly versions: string
  readonly alone?: Readonly<Record<string, { readonly machine: string }>>
}

/** The file is this command's own. */
function readResults(): Results {
  return JSON.parse(readFileSync(RESULTS, 'utf8'))
}

function writeResults(results: object): void {
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
}
