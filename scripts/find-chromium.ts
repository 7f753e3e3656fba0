import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Debian's, without the parts that only a window needs: what Playwright's own headless one is. */
export const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

const SYSTEM_CHROMIUMS = [
  HEADLESS_SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** A Chromium on this machine: `CHROMIUM_PATH`, Playwright's own, or the system's. */
export function findChromium(): string | undefined {
  const candidates = [process.env['CHROMIUM_PATH'], chromium.executablePath(), ...SYSTEM_CHROMIUMS]
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path))
}
