// npm run bench -- [--quick] [--only PART] [--without-workerd]: measures, prints, and writes bench/results.json and
// the tables of bench/README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { installPeers } from '../bench/install-peers.ts'
import { machine, versions } from '../bench/machine.ts'
import { installRedis } from './install-redis.ts'
import { step } from './step.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    'without-workerd': { type: 'boolean', default: false },
  },
})
const { quick: isQuick } = values

// What is measured is the package as it is published, with its peers beside it.
await step('Building the packages', process.execPath, ['scripts/build-package.ts'])
await installPeers()
const { benchAll } = await import('../bench/bench-all.ts')
const { PARTS } = await import('../bench/bench-parts.ts')

const only = values.only ?? null
if (only === null || only === 'store') installRedis()
if (!isPart(only)) {
  const names = Object.keys(PARTS).join(', ')
  console.error(`There is no part "${only}" that can be measured alone. There are: ${names}.`)
  process.exit(1)
}
const { figures, tables, cost } = await benchAll({
  isQuick,
  isWithoutWorkerd: values['without-workerd'],
  only,
})
const measured = { at: new Date().toISOString(), isQuick, machine: machine() }
if (only === null) {
  const whole = { ...measured, versions: versions(), ...figures }
  writeResults(whole)
  write('bench/README.md', { machine: `${whole.machine}. ${whole.versions}` })
} else {
  // What was measured alone says of itself when, and on what.
  const results = JSON.parse(readFileSync('bench/results.json', 'utf8'))
  const alone = { ...results.alone, [only]: measured }
  writeResults({ ...results, ...figures, alone })
}
write('bench/README.md', tables)
if (cost !== undefined) write('README.md', { cost })
console.log(
  `Written: bench/results.json, bench/README.md${cost === undefined ? '' : ', README.md'}`,
)

function isPart(name: string | null): name is keyof typeof PARTS | null {
  return name === null || Object.hasOwn(PARTS, name)
}

function writeResults(results: object): void {
  writeFileSync('bench/results.json', `${JSON.stringify(results, null, 2)}\n`)
}

function write(file: string, marked: Readonly<Record<string, string>>): void {
  const page = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    Object.entries(marked).reduce((text, part) => replaced(text, part, file), page),
  )
}

/** Puts text between two marks of a page. */
function replaced(page: string, [mark, text]: readonly [string, string], file: string): string {
  const [start, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`]
  const [before, rest] = page.split(start)
  if (rest === undefined) throw new Error(`${file} has no mark ${start}.`)
  return `${before}${start}\n${text}\n${end}${rest.split(end)[1] ?? ''}`
}
