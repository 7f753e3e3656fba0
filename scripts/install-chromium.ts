import { asRoot, isRootOnLinux, run } from './as-root.ts'
import { findChromium, findFullChromium, HEADLESS_SHELL } from './find-chromium.ts'

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
