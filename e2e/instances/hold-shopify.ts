import { expect } from '@playwright/test'
import type { Visited } from '../visitor.ts'
import { PATIENT } from './all-renewed.ts'

/**
 * Has the store hold the next renewal for so long, before it is executed (which it is not if nobody
 * waits for it any more) or after.
 */
export async function holdShopify(
  { emulator, accountKind }: Visited,
  { when, forMs }: { readonly when: 'before' | 'after'; readonly forMs: number },
): Promise<void> {
  await emulator.fail({
    kind: when === 'before' ? 'latency' : 'late-answer',
    field: accountKind.renewal,
    times: 1,
    delayMs: forMs,
  })
}

/** Waits until that renewal has arrived. */
export async function untilItIsHeld({ emulator }: Visited): Promise<void> {
  await expect
    .poll(async () => {
      const response = await fetch(`${emulator.origin}/__emulator/faults`)
      return Object(await response.json()).set.length
    }, PATIENT)
    .toBe(0)
}
