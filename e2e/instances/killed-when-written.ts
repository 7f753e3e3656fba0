import { expect } from '@playwright/test'
import type { AccountKind } from '../account-kind.ts'
import { askWith, renewalsOf } from '../visitor.ts'
import { allRenewed } from './all-renewed.ts'
import { killAt } from './kill-at.ts'
import { logIn, PAGE, SEALED } from './one-renewal.ts'
import type { Site } from './site.ts'

/** The first instance is killed when it has written down what it renewed; it takes nothing with it. */
export async function expectKilledTakesNothing(
  site: Site,
  kind: AccountKind['name'],
): Promise<void> {
  const shop = site.visited(kind)
  const { cookie, tokens } = await logIn(shop)
  await shop.emulator.advance(shop.accountKind.intoTheWindow)
  await shop.emulator.clearJournal()
  const [victim] = site.instances
  if (victim === undefined) throw new Error('There is none.')
  const at = { step: 'publish', when: 'after' } as const
  await killAt(site, at, { victim, shop: site.visited(kind, victim), cookie })
  const asks = Array.from({ length: 20 }, () => () => askWith(shop, PAGE, cookie))
  for (const { sessionCookie } of await allRenewed(asks)) expect(sessionCookie).toMatch(SEALED)
  expect(await renewalsOf(shop, tokens)).toBe(1)
  await victim.restart()
}
