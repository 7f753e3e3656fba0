import { setTimeout as sleep } from 'node:timers/promises'
import { askWith, type Visited } from '../visitor.ts'
import { holdShopify, untilItIsHeld } from './hold-shopify.ts'
import { PAGE } from './one-renewal.ts'
import type { Site, SiteInstance } from './site.ts'
import type { StopAt } from './store-relay.ts'

/** Where a renewal stands when its instance is killed; `renew` is the question to Shopify. */
export type KillAt = StopAt | { readonly step: 'renew'; readonly when: 'before' | 'after' }

/** An instance, as a customer sees it whose session is in its window. */
export interface Victim {
  readonly victim: SiteInstance
  readonly shop: Visited
  readonly cookie: string
}

/**
 * Kills an instance while it renews a session. It is asked until it is at that step: one that has just
 * been started, on a busy machine, takes its store for slow and puts the renewal off.
 */
export async function killAt(site: Site, at: KillAt, victim: Victim): Promise<void> {
  const whenReached = await stopAt(site, at, victim)
  let isAlive = true
  const isKilled = whenReached()
    .then(() => victim.victim.kill())
    .then(() => {
      isAlive = false
    })
  while (isAlive) {
    await Promise.race([askWith(victim.shop, PAGE, victim.cookie).catch(() => null), isKilled])
    await Promise.race([sleep(250), isKilled])
  }
}

async function stopAt(
  { relays }: Site,
  at: KillAt,
  { victim, shop }: Victim,
): Promise<() => Promise<void>> {
  if (at.step === 'renew') {
    await holdShopify(shop, { when: at.when, forMs: 10 * 60_000 })
    return () => untilItIsHeld(shop)
  }
  const isReached = new Promise<void>((resolve) => {
    relays[victim.number - 1]?.stopAt(at as StopAt, resolve)
  })
  return () => isReached
}
