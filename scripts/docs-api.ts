// npm run docs:api: docs/api, from the docstrings of what the package exports.
// With --check: says whether docs/api is what the docstrings say, and changes nothing.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importPath } from '../docs/api-generator/import-path.js'
import { installGenerator } from './install-generator.ts'
import { step } from './step.ts'

const GENERATOR = 'docs/api-generator'
const WRITTEN = 'artifacts/api'
const KEPT = 'docs/api'

await installGenerator(GENERATOR, 'writes the API reference')
rmSync(WRITTEN, { recursive: true, force: true })
const typedoc = join(process.cwd(), GENERATOR, 'node_modules/typedoc/bin/typedoc')
const args = [typedoc, '--logLevel', 'Warn', '--out', join(process.cwd(), WRITTEN)]
await step('The API reference', 'node', args, { cwd: GENERATOR })
nameThePages()
if (process.argv.includes('--check')) check()
else keep()

/** In the list of pages, by what an import says. */
function nameThePages(): void {
  const path = join(WRITTEN, 'README.md')
  const list = readFileSync(path, 'utf8').replace(
    /\[(\w+)\]/g,
    (_, page) => `[${importPath(page)}]`,
  )
  const written = 'Written by `npm run docs:api` from the docstrings in `lib/` and `emulator/lib/`.'
  writeFileSync(path, `${list}\n${written}\n`)
}

function check(): void {
  const [written, kept] = [pagesIn(WRITTEN), pagesIn(KEPT)]
  const names = [...new Set([...written.keys(), ...kept.keys()])].sort()
  const stale = names.filter((name) => written.get(name) !== kept.get(name))
  if (stale.length === 0) return
  console.error(`Not what the docstrings say: ${stale.map((name) => join(KEPT, name)).join(', ')}`)
  console.error('Run npm run docs:api, and commit what it writes.')
  process.exit(1)
}

function keep(): void {
  rmSync(KEPT, { recursive: true, force: true })
  cpSync(WRITTEN, KEPT, { recursive: true })
}

function pagesIn(folder: string): ReadonlyMap<string, string> {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}
