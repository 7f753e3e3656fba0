import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A package manager, by its own name. */
export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun'

const LOCKFILES: readonly (readonly [file: string, manager: PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
]

/** The package manager of a project, by the lockfile in its folder or in one above. */
export function packageManagerOf(folder: string): PackageManager {
  const found = LOCKFILES.find(([file]) => existsSync(join(folder, file)))
  if (found !== undefined) return found[1]
  const above = dirname(folder)
  return above === folder ? 'npm' : packageManagerOf(above)
}

/** The command that adds a package. */
export function installCommand(manager: PackageManager, name: string): string {
  return `${manager} ${manager === 'npm' ? 'install' : 'add'} ${name}`
}
