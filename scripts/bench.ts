// npm run bench [-- --quick]: measures, prints, and writes bench/results.json and the tables of
// bench/README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { installPeers } from '../bench/install-peers.ts'
import { machine, versions } from '../bench/machine.ts'
import { step } from './step.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const { quick: isQuick } = values

await step('Building the package', 'tsc', ['-p', 'tsconfig.build.json'])
await installPeers()
// What is measured is the package, so it has to be there first.
const { benchAll } = await import('../bench/bench-all.ts')
const { figures, tables } = await benchAll({ isQuick })

const measured = { at: new Date().toISOString(), isQuick, machine: machine(), versions: versions() }
writeFileSync('bench/results.json', `${JSON.stringify({ ...measured, ...figures }, null, 2)}\n`)
const parts = { machine: `${measured.machine}. ${measured.versions}`, ...tables }
const readme = readFileSync('bench/README.md', 'utf8')
writeFileSync('bench/README.md', Object.entries(parts).reduce(replaced, readme))
console.log('Written: bench/results.json, bench/README.md')

/** Puts text between two marks of a page. */
function replaced(page: string, [mark, text]: readonly [string, string]): string {
  const [start, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`]
  const [before, rest] = page.split(start)
  if (rest === undefined) throw new Error(`bench/README.md has no mark ${start}.`)
  return `${before}${start}\n${text}\n${end}${rest.split(end)[1] ?? ''}`
}
