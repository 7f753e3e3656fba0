import { spawnSync } from 'node:child_process'
import { findChromium, findFullChromium, HEADLESS_SHELL } from './find-chromium.ts'

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0

/**
 * Makes sure that there is a Chromium: Playwright's own where it can be had, else Debian's. Returns
 * the one to test with; `findFullChromium` has one as well from now on.
 */
export function installChromium(): string {
  if (findFullChromium() === undefined) download()
  if (findFullChromium() === undefined) installPackage()
  if (findFullChromium() === '/usr/bin/chromium' && isRootOnLinux) installHeadlessShell()
  const found = findFullChromium() && findChromium()
  if (found !== undefined) return found
  console.error('No Chromium. Install one and set CHROMIUM_PATH to its executable.')
  process.exit(1)
}

function download(): void {
  console.log('Downloading a Chromium for the browser tests …')
  run('playwright', ['install', 'chromium'])
  // The download brings no shared libraries, which a container often lacks.
  if (findFullChromium() !== undefined && isRootOnLinux) {
    run('playwright', ['install-deps', 'chromium'])
  }
}

function installPackage(): void {
  console.log('That cannot be had here; installing Debian’s package instead …')
  asRoot(['apt-get', 'update', '-qq'])
  asRoot(['apt-get', 'install', '-y', '-qq', 'chromium'])
}

/**
 * Debian's Chromium draws its window's own pages even where there is no window, which takes a third
 * of a test's time. Its headless shell does not; where it cannot be had, the other serves.
 */
function installHeadlessShell(): void {
  if (findChromium() !== HEADLESS_SHELL) {
    asRoot(['apt-get', 'install', '-y', '-qq', 'chromium-headless-shell'])
  }
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
