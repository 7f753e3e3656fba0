import type { LaunchOptions } from '@playwright/test'
import { findChromium } from './find-chromium.ts'

/** How the Chromium of this machine is started for tests: headless, and without a word to anybody. */
export function launchOptions(): LaunchOptions {
  const executablePath = findChromium()
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // As root, as in a container, there is no sandbox to be had.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  }
}
