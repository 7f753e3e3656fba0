import { expect } from '@playwright/test'
import type { Answer } from './visitor.ts'

/** The default of `renewWaitMs`: who has waited for so long leaves with the old cookie, as it should. */
export const RENEW_WAIT_MS = 500

/**
 * Asks all at once. Whoever leaves with the old cookie has a renewal that took longer than anybody
 * waits, as on a machine that is busy with something else, and is given the new one if it asks again.
 */
export async function askTogether(
  asks: readonly (() => Promise<Answer>)[],
): Promise<readonly Answer[]> {
  const startedAt = performance.now()
  return Promise.all(
    asks.map(async (askOnce) => {
      const answer = await askOnce()
      if (answer.sessionCookie !== null) return answer
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(RENEW_WAIT_MS)
      const later: Answer[] = []
      await expect
        .poll(async () => later[later.push(await askOnce()) - 1]?.sessionCookie)
        .toBeTruthy()
      return later.at(-1) ?? answer
    }),
  )
}
