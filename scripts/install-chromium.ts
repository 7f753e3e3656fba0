import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium, HEADLESS_SHELL } from './find-chromium.ts'

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0

/** Makes sure that there is a Chromium: Playwright's own where it can be had, else Debian's. */
export function installChromium(): string {
  const present = findChromium()
  if (present === '/usr/bin/chromium' && isRootOnLinux) return withHeadlessShell(present)
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
  asRoot(['apt-get', 'install', '-y', '-qq', 'chromium-headless-shell'])
  if (findChromium() === undefined) asRoot(['apt-get', 'install', '-y', '-qq', 'chromium'])
  const packaged = findChromium()
  if (packaged !== undefined) return packaged
  console.error('No Chromium. Install one and set CHROMIUM_PATH to its executable.')
  process.exit(1)
}

/**
 * Debian's Chromium draws its window's own pages even where there is no window, which takes a third
 * of a test's time. Its headless shell does not; where it cannot be had, the other serves.
 */
function withHeadlessShell(present: string): string {
  asRoot(['apt-get', 'install', '-y', '-qq', 'chromium-headless-shell'])
  return existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : present
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
