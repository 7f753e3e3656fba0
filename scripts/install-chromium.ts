import { spawnSync } from 'node:child_process'
import { findChromium } from './find-chromium.ts'

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0

/** Makes sure that there is a Chromium: Playwright's own where it can be had, else Debian's. */
export function installChromium(): string {
  const present = findChromium()
  if (present !== undefined) return present
  console.log('Downloading a Chromium for the browser tests …')
  run('playwright', ['install', 'chromium'])
  const downloaded = findChromium()
  if (downloaded !== undefined) {
    // The download brings no shared libraries, which a container often lacks.
    if (isRootOnLinux) run('playwright', ['install-deps', 'chromium'])
    return downloaded
  }
  console.log('That cannot be had here; installing Debian’s package instead …')
  asRoot(['apt-get', 'update', '-qq'])
  asRoot(['apt-get', 'install', '-y', '-qq', 'chromium'])
  const packaged = findChromium()
  if (packaged !== undefined) return packaged
  console.error('No Chromium. Install one and set CHROMIUM_PATH to its executable.')
  process.exit(1)
}

function asRoot(command: readonly string[]): void {
  const [name = '', ...args] = isRootOnLinux ? command : ['sudo', '-n', ...command]
  run(name, args)
}

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, {
    stdio: 'inherit',
    timeout: 10 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
