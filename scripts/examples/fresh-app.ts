import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { NPM_OPTIONS, type Workplace } from './prepare-app.ts'
import { quietStep } from './quiet-step.ts'
import { writeReadmeFiles } from './readme-files.ts'

/** The newest that was published together with a Next that the package accepts. */
const CREATE_NEXT_APP = 'create-next-app@16.4.3'

/**
 * As a reader answers it, with two exceptions: no ESLint, which is nothing to us, and the template
 * without fonts, which a build would have to download.
 */
const ANSWERS = ['--yes', '--empty', '--no-eslint', '--no-agents-md', '--use-npm']

/** Tailwind is what create-next-app suggests; the plain apps decline it. */
const WITH_TAILWIND = ['init']

/** A fresh app that the README's files are added to: by hand, or by `init` where it is named so. */
export async function prepareFreshApp(folder: string, { tarball }: Workplace): Promise<void> {
  const name = basename(folder)
  const tailwind = WITH_TAILWIND.includes(name) ? '--tailwind' : '--no-tailwind'
  const answers = [...ANSWERS, tailwind, '--skip-install', '--disable-git']
  const create = [CREATE_NEXT_APP, name, ...answers]
  await quietStep(`${name}: ${CREATE_NEXT_APP}`, {
    command: ['npm', 'exec', '--yes', '--prefer-offline', '--', ...create],
    folder: dirname(folder),
  })
  await quietStep(`${name}: npm install`, {
    command: ['npm', 'install', ...NPM_OPTIONS, tarball],
    folder,
  })
  if (name.startsWith('init')) await initTwice(folder, name === 'init-oauth' ? 'oauth' : 'legacy')
  else writeReadmeFiles(folder)
}

/** The second time, there is nothing left to write. */
async function initTwice(folder: string, accounts: 'legacy' | 'oauth'): Promise<void> {
  const args = ['init', '--yes', '--emulator', '--accounts', accounts] as const
  const init = { command: ['npx', 'next-storefront-session', ...args] as const, folder }
  await quietStep('init: npx next-storefront-session init', init)
  const before = contents(folder)
  assert.match(await quietStep('init: once more', init), /Nothing was changed/)
  assert.deepEqual(contents(folder), before)
}

function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.includes('node_modules'))
  return Object.fromEntries(files.map((path) => [path, readFileSync(path, 'utf8')]))
}
