// npm run bench [-- --quick]: measures, prints, and writes bench/results.json and the tables of
// bench/README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import type { Row } from '../bench/row.ts'
import { step } from './step.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })

await step('Building the package', 'tsc', ['-p', 'tsconfig.build.json'])
// What is measured is the package, so it has to be there first.
const { benchEmulator } = await import('../bench/emulator.ts')
console.log('▶ The emulator')
const emulator = await benchEmulator({ isQuick: values.quick })
console.table(emulator)

const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${arch()}, Node ${process.versions.node}`
writeFileSync(
  'bench/results.json',
  `${JSON.stringify({ at: new Date().toISOString(), isQuick: values.quick, machine, emulator }, null, 2)}\n`,
)
const readme = readFileSync('bench/README.md', 'utf8')
writeFileSync(
  'bench/README.md',
  replaced(replaced(readme, 'machine', machine), 'emulator', table(emulator)),
)

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, figure, remark }) => `| ${what} | ${figure} | ${remark} |`)
  return ['| what | figure | remark |', '| --- | --- | --- |', ...lines].join('\n')
}

/** Puts text between two marks of a page. */
function replaced(page: string, mark: string, text: string): string {
  const [start, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`]
  const [before, rest = ''] = page.split(start)
  return `${before}${start}\n${text}\n${end}${rest.split(end)[1] ?? ''}`
}
