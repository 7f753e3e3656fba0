import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { step } from '../scripts/step.ts'

const BENCH = fileURLToPath(new URL('.', import.meta.url))
const ROOT = join(BENCH, '..')

/** The folder of a storefront: one middleware, and a copy of `shop/`. */
export function folderOf(name: string): string {
  return join(BENCH, 'peers', name)
}

/** Makes the production build of a storefront, unless it is there and nothing has changed since. */
export async function buildShop(
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = folderOf(name)
  cpSync(join(BENCH, 'shop'), folder, { recursive: true })
  const keyFile = join(folder, '.next/bench-key')
  const key = keyOf(folder, environment)
  if (existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return
  await step(`Build of the storefront with ${name}`, 'next', ['build'], {
    cwd: folder,
    env: { ...process.env, ...environment, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  writeFileSync(keyFile, key)
}

/** Changes with everything that goes into a build. */
function keyOf(folder: string, environment: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256').update(JSON.stringify(environment))
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.m?js$/.test(path) && !/^\.next|^node_modules/.test(path))
    .map((path) => join(folder, path))
  for (const file of [...sources.sort(), ...packageFiles()]) {
    hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** What is in the package for middleware, and which versions are installed. */
function packageFiles(): string[] {
  const built = ['core', 'middleware'].flatMap((folder) =>
    readdirSync(join(ROOT, 'dist', folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.js'))
      .map((path) => join(ROOT, 'dist', folder, path)),
  )
  return [...built.sort(), join(ROOT, 'package-lock.json'), join(BENCH, 'package-lock.json')]
}
