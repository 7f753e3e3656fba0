import { expect } from '@playwright/test'
import type { AccountKind } from '../account-kind.ts'
import { ask, askWith } from '../visitor.ts'
import { allRenewed } from './all-renewed.ts'
import { logIn, PAGE } from './one-renewal.ts'
import type { Site } from './site.ts'

/**
 * Logs out at one instance a customer whom all of them know. Then neither the newest cookie nor the one
 * before is worth anything at any of them, and nobody renews it.
 */
export async function expectLogOutIsFinal(site: Site, kind: AccountKind['name']): Promise<void> {
  const shop = site.visited(kind)
  const { cookie } = await logIn(shop)
  const everywhere = (sent: string) =>
    Promise.all(site.instances.map((each) => askWith(site.visited(kind, each), PAGE, sent)))
  await everywhere(cookie)
  await shop.emulator.advance(shop.accountKind.intoTheWindow)
  const [renewed] = await allRenewed([() => askWith(shop, PAGE, cookie)])
  const newest = renewed?.sessionCookie ?? ''
  for (const { body } of await everywhere(newest)) expect(body).toContain('"signed-in"')

  const { status } = await ask(site.visited(kind, site.instances[0]), '/api/session/logout', {
    method: 'POST',
    headers: { cookie: newest, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(status).toBe(200)
  // Longer than a process believes what it has looked up.
  await shop.emulator.advance('PT1M')
  await shop.emulator.clearJournal()
  for (const { body } of await everywhere(newest)) expect(body).toContain('"signed-out"')
  for (const { body, sessionCookie } of await everywhere(cookie)) {
    expect([body, sessionCookie]).toEqual([expect.stringContaining('"signed-out"'), ''])
  }
  expect(await shop.emulator.count(shop.accountKind.renewal)).toBe(0)
}
