import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './step.ts'

/**
 * Installs a generator of documentation that has its own package.json and lockfile, apart from the
 * project, if that is needed.
 */
export async function installGenerator(folder: string, purpose: string): Promise<void> {
  const installed = join(folder, 'node_modules/.package-lock.json')
  const isThere =
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs
  if (isThere) return
  const quietly = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const shell = process.platform === 'win32'
  await step(`Installing what ${purpose}`, 'npm', quietly, { cwd: folder, shell })
}
