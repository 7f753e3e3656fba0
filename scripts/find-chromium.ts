import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Debian's, without the parts that only a window needs: what Playwright's own headless one is. */
export const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

const SYSTEM_CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** A Chromium on this machine: `CHROMIUM_PATH`, Playwright's own, or the system's. */
export function findChromium(): string | undefined {
  return candidates([HEADLESS_SHELL, ...SYSTEM_CHROMIUMS]).find(existsSync)
}

/** One that can do all that a window's can: a headless shell has no back-forward cache. */
export function findFullChromium(): string | undefined {
  return candidates(SYSTEM_CHROMIUMS)
    .filter((path) => !/headless[-_]shell/.test(path))
    .find(existsSync)
}

function candidates(system: readonly string[]): readonly string[] {
  const named = process.env['CHROMIUM_PATH'] ?? ''
  return [named, chromium.executablePath(), ...system].filter((path) => path !== '')
}
