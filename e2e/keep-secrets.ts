import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EmulatorControl } from 'next-storefront-session/playwright'

/**
 * Puts aside what a store has minted, for `scripts/search-run.ts` to look for in all that the run leaves
 * behind. `E2E_SECRETS` names the file, which is outside of what is searched; without it nothing is
 * kept.
 */
export async function keepSecrets(emulator: EmulatorControl): Promise<void> {
  const file = process.env['E2E_SECRETS']
  if (file === undefined) return
  // A store that was killed has told all when it was.
  const secrets = await emulator.secrets().catch(() => [])
  appendFileSync(file, secrets.map((secret) => `${JSON.stringify(secret)}\n`).join(''))
}

/** Writes what the processes of a shop have printed to where the search will find it. */
export function keepLogs(name: string, text: string): void {
  const folder = 'artifacts/logs'
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}-${Date.now()}.log`), text)
}
