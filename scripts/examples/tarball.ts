import { execFileSync } from 'node:child_process'
import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'

/** The name under which an app has the packed package beside its package.json. */
export const TARBALL = 'next-storefront-session.tgz'

/** Packs the package, which has to be built, into a folder. Returns where it is. */
export function packTarball(folder: string): string {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  const [packed = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  renameSync(join(folder, packed), join(folder, TARBALL))
  return join(folder, TARBALL)
}
