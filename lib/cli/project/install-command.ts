import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The command that adds a package to a project, by the lockfile in its folder or in one above. */
export function installCommand(folder: string, name: string): string {
  const found = LOCKFILES.find(([file]) => existsSync(join(folder, file)))
  if (found !== undefined) return `${found[1]} ${name}`
  const above = dirname(folder)
  return above === folder ? `npm install ${name}` : installCommand(above, name)
}

const LOCKFILES = [
  ['pnpm-lock.yaml', 'pnpm add'],
  ['yarn.lock', 'yarn add'],
  ['bun.lock', 'bun add'],
  ['bun.lockb', 'bun add'],
  ['package-lock.json', 'npm install'],
] as const
