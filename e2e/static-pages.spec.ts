import { expect, test } from './test.ts'
import { ask, askWith, logInAt } from './visitor.ts'

/** A page that Next has made once, and keeps for a minute. */
const KEPT = '/kept'

const SHARED = /s-maxage=60/

test('a static page stays static for a visitor without a session', async ({ shop }) => {
  // An old page is served once more while it is made anew.
  await expect.poll(async () => (await ask(shop, KEPT)).headers.get('x-nextjs-cache')).toBe('HIT')
  const { headers } = await ask(shop, KEPT)
  expect(headers.get('cache-control')).toMatch(SHARED)
  expect(headers.getSetCookie()).toEqual([])
})

test('it stays static for a customer whose session needs nothing', async ({ shop }) => {
  const { headers } = await askWith(shop, KEPT, await logInAt(shop))
  expect(headers.get('cache-control')).toMatch(SHARED)
  expect(headers.getSetCookie()).toEqual([])
})

test('it brings a renewed session to the browser, and no cache may keep it', async ({
  shop,
  emulator,
}) => {
  const cookie = await logInAt(shop)
  await emulator.advance('P22D')
  const { headers, sessionCookie } = await askWith(shop, KEPT, cookie)
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(sessionCookie).toMatch(/^storefront_session=Fe26\.2/)
})

test('it is not kept when it removes a session', async ({ shop, emulator }) => {
  const cookie = await logInAt(shop)
  await emulator.advance('P43D')
  const { headers } = await askWith(shop, KEPT, cookie)
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.getSetCookie().join()).toMatch(/^storefront_session=expired;.*Max-Age=0/)
})
