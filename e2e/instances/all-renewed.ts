import { expect } from '@playwright/test'
import type { Answer } from '../visitor.ts'

/** Longer than a lock lasts that somebody has who cannot give it back, and than TCP tries again by itself. */
export const PATIENT = { timeout: 120_000 }

/**
 * Asks all at once; then those who have left with the old cookie, as one does on a machine that is busy,
 * one after the other until they are given a new one, or an empty one.
 */
export async function allRenewed(
  asks: readonly (() => Promise<Answer>)[],
): Promise<readonly Answer[]> {
  const answers = await Promise.all(asks.map((ask) => ask()))
  const renewed: Answer[] = []
  for (const [index, answer] of answers.entries()) {
    const ask = asks[index]
    renewed.push(answer.sessionCookie === null && ask ? await untilRenewed(ask) : answer)
  }
  return renewed
}

async function untilRenewed(ask: () => Promise<Answer>): Promise<Answer> {
  const answers: Answer[] = []
  await expect
    .poll(async () => answers[answers.push(await ask()) - 1]?.sessionCookie, PATIENT)
    .not.toBeNull()
  return answers.at(-1) as Answer
}
