import { expect } from '@playwright/test'
import type { AccountKind } from '../account-kind.ts'
import { ask, askWith, renewalsOf } from '../visitor.ts'
import { allRenewed } from './all-renewed.ts'
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
  await killTheFirst(site, { kind, cookie })
  const asks = Array.from({ length: 20 }, () => () => askWith(shop, PAGE, cookie))
  for (const { sessionCookie } of await allRenewed(asks)) expect(sessionCookie).toMatch(SEALED)
  expect(await renewalsOf(shop, tokens)).toBe(1)
  await site.instances[0]?.restart()
}

/** While it serves a request with this cookie. */
async function killTheFirst(
  { instances, relays, visited }: Site,
  { kind, cookie }: { readonly kind: AccountKind['name']; readonly cookie: string },
): Promise<void> {
  const [victim] = instances
  if (victim === undefined) throw new Error('There is none.')
  const killed = new Promise((resolve) => {
    relays[0]?.stopAt({ step: 'publish', when: 'after' }, () => resolve(victim.kill()))
  })
  const answer = ask(visited(kind, victim), PAGE, { headers: { cookie } }).catch(() => null)
  await killed
  expect(await answer).toBeNull()
}
