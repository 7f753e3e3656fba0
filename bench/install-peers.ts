import { existsSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { step } from '../scripts/step.ts'

const BENCH = fileURLToPath(new URL('.', import.meta.url))

/** Installs the peers, unless they are there, and puts this package beside them. */
export async function installPeers(): Promise<void> {
  const installed = join(BENCH, 'node_modules/.package-lock.json')
  const isThere =
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(BENCH, 'package-lock.json')).mtimeMs
  if (!isThere) {
    await step(
      'Installing the peers',
      'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: BENCH,
        shell: process.platform === 'win32',
      },
    )
  }
  const self = join(BENCH, 'node_modules/next-storefront-session')
  // Not as a dependency in package.json: npm would then install what this package needs again.
  if (!existsSync(self)) symlinkSync('../..', self, 'junction')
}
