// npm run bench [-- --quick] [-- --only proxy]: measures, prints, and writes bench/results.json and
// the tables of bench/README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { installPeers } from '../bench/install-peers.ts'
import { machine, versions } from '../bench/machine.ts'
import { benchProxy } from '../bench/proxy-bench.ts'
import { rowTable } from '../bench/tables.ts'
import { step } from './step.ts'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
})
const { quick: isQuick, only } = values

if (only === undefined) await benchEverything()
else if (only === 'proxy') benchProxyOnly()
else {
  console.error(`There is no part "${only}" that can be measured alone. There is: proxy.`)
  process.exit(1)
}

async function benchEverything(): Promise<void> {
  await step('Building the package', 'tsc', ['-p', 'tsconfig.build.json'])
  await installPeers()
  // What is measured is the package, so it has to be there first.
  const { benchAll } = await import('../bench/bench-all.ts')
  const { figures, tables, cost } = await benchAll({ isQuick })
  const measured = {
    at: new Date().toISOString(),
    isQuick,
    machine: machine(),
    versions: versions(),
  }
  writeFileSync('bench/results.json', `${JSON.stringify({ ...measured, ...figures }, null, 2)}\n`)
  const parts = { machine: `${measured.machine}. ${measured.versions}`, ...tables }
  write('bench/README.md', parts)
  // A quick run knows nothing of the peers.
  if (!isQuick) write('README.md', { cost })
  console.log(`Written: bench/results.json, bench/README.md${isQuick ? '' : ', README.md'}`)
}

function benchProxyOnly(): void {
  console.log('▶ The Storefront proxy')
  const proxy = benchProxy({ isQuick })
  const table = rowTable(proxy)
  console.log(`\n${table}\n`)
  const results = JSON.parse(readFileSync('bench/results.json', 'utf8'))
  writeFileSync('bench/results.json', `${JSON.stringify({ ...results, proxy }, null, 2)}\n`)
  write('bench/README.md', { proxy: table })
  console.log('Written: the figures of the proxy in bench/results.json and bench/README.md')
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
