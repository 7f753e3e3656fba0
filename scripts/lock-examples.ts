// node scripts/run.mjs lock-examples [names…]: writes the lockfiles of examples/ anew, after a
// change of a package.json there or of our own dependencies. What can stay as it is does.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EXAMPLES } from '../examples/apps.ts'
import { packTarball, TARBALL } from './examples/tarball.ts'
import { step } from './step.ts'

const LOCK = 'package-lock.json'
const OURS = 'node_modules/next-storefront-session'

const named = process.argv.slice(2)
const chosen = EXAMPLES.filter(({ name }) => named.length === 0 || named.includes(name))
const folder = mkdtempSync(join(tmpdir(), 'storefront-locks-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

await import('./build-package.ts')
const tarball = packTarball(folder)
for (const { name } of chosen) {
  const app = mkdtempSync(join(folder, `${name}-`))
  const committed = join('examples', name, LOCK)
  copyFileSync(join('examples', name, 'package.json'), join(app, 'package.json'))
  copyFileSync(tarball, join(app, TARBALL))
  if (existsSync(committed)) writeFileSync(join(app, LOCK), withoutUs(committed))
  // No registry's host gets into the lockfile, and the package's own manifest is read anew.
  const options = ['--package-lock-only', '--omit-lockfile-registry-resolved', '--no-audit']
  await step(`Lockfile of ${name}`, 'npm', ['install', ...options, '--no-fund'], { cwd: app })
  writeFileSync(committed, withoutIntegrity(join(app, LOCK)))
}

function withoutUs(path: string): string {
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  delete lock.packages[OURS]
  return JSON.stringify(lock)
}

/** Ours changes with every build. */
function withoutIntegrity(path: string): string {
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  delete lock.packages[OURS].integrity
  return `${JSON.stringify(lock, null, 2)}\n`
}
