import { chromium, type LaunchOptions } from '@playwright/test'
import { findChromium } from './find-chromium.ts'

/** How the Chromium of this machine is started for tests: headless, and without a word to anybody. */
export function launchOptions(): LaunchOptions {
  const executablePath = findChromium()
  // Of its own two, Playwright takes the headless shell where it is not told which: the faster one.
  const isPlaywrights = executablePath === chromium.executablePath()
  return {
    ...(executablePath === undefined || isPlaywrights ? {} : { executablePath }),
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
