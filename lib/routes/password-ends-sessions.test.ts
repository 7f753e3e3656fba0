import { NextRequest } from 'next/server.js'
import { beforeEach, describe, expect, test } from 'vitest'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { memoryStore } from '../core/store/memory-store.ts'
import type { SharedStore } from '../core/store/shared-store.ts'
import { createSessionMiddleware } from '../middleware/index.ts'
import { type Browser, openBrowser } from './browser-fixture.ts'
import { createSessionRoutes } from './create-session-routes.ts'
import { SHOP } from './provider-fixture.ts'
import { email, emulator, events, password, storeDomain } from './route-fixture.ts'

const COOKIE = '__Host-storefront_session'
const GRACE = { email: 'grace@example.com', password: 'nanoseconds of wire' }
const newPassword = 'difference engine'

let store: SharedStore

beforeEach(() => {
  store = memoryStore({ clock: emulator.clock.now })
  emulator.outbox.clear()
  emulator.limits.clear()
  for (const each of emulator.customers.all()) emulator.customers.remove(each.email)
  emulator.customers.add({ email, password, firstName: 'Ada', lastName: 'Lovelace' })
  emulator.customers.add({ ...GRACE, firstName: 'Grace' })
})

/** An instance of the site; nothing of it is known to another but by the store. */
function instance(options: { readonly store?: SharedStore } = { store }) {
  const all = {
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    siteOrigin: SHOP,
    protectedPaths: ['/account'],
    now: emulator.clock.now,
    renewTimeoutMs: 20_000,
    renewWaitMs: 20_000,
    onEvent: (event: (typeof events)[number]) => events.push(event),
    ...options,
  }
  return { routes: createSessionRoutes(all), middleware: createSessionMiddleware(all) }
}

/** Somebody on a device of theirs, at an instance of the site. */
async function logIn(routes = instance().routes, as = { email, password }): Promise<Browser> {
  const browser = openBrowser(routes)
  expect((await browser.postJson('/api/session/login', as)).status).toBe(200)
  emulator.clock.advance(60_000)
  return browser
}

/** What a browser is told that comes to an instance which has not seen it before. */
async function statusOf({ jar }: Browser) {
  const elsewhere = openBrowser(instance().routes)
  for (const [name, value] of jar) elsewhere.jar.set(name, value)
  return (await elsewhere.get('/api/session')).json()
}

/** On the way to a protected page, where Shopify is not asked: the cookie that this leaves the browser with. */
async function afterVisit({ jar }: Browser): Promise<string | undefined> {
  const headers = { cookie: `${COOKIE}=${jar.get(COOKIE)}` }
  const response = await instance().middleware(new NextRequest(`${SHOP}/account`, { headers }))
  return response.cookies.get(COOKIE)?.value
}

const changePassword = (browser: Browser) =>
  browser.postJson('/api/session/password', { currentPassword: password, newPassword })

/** Follows the link of a mail. */
async function reset(browser: Browser) {
  await browser.postJson('/api/session/recover', { email })
  const resetUrl = emulator.outbox.all().at(-1)?.url
  return browser.postJson('/api/session/reset', { resetUrl, password: newPassword })
}

const REVOKED = { status: 'signed-out', reason: 'revoked' }

describe.each([
  ['a changed password', changePassword, 'password'],
  ['a password that was reset', reset, 'reset'],
])('%s', (_, act, by) => {
  test('ends every other session of the customer on each instance, and not its own', async () => {
    const [elsewhere, stolen] = [await logIn(), openBrowser(instance().routes)]
    const here = await logIn()
    stolen.jar.set(COOKIE, here.jar.get(COOKIE) ?? '')
    const somebodyElse = await logIn(instance().routes, GRACE)
    events.length = 0
    expect((await act(here)).status).toBe(200)
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'others-ended', by, outcome: 'revoked' }),
    )
    emulator.journal.clear()
    expect(await afterVisit(elsewhere)).toBe('revoked')
    expect(await afterVisit(stolen)).toBe('revoked')
    expect(emulator.journal.entries()).toEqual([])
    expect(await statusOf(elsewhere)).toEqual(REVOKED)
    expect(await statusOf(here)).toMatchObject({ status: 'signed-in' })
    expect(await statusOf(somebodyElse)).toMatchObject({ status: 'signed-in' })
    emulator.clock.advance(60_000)
    expect(await afterVisit(here)).toBeUndefined()
  })

  test('stands while the store is away, and an event says that the others do not know', async () => {
    const down = () => Promise.reject(new Error('The store is down.'))
    const away: SharedStore = { get: down, set: down, setIfAbsent: down, deleteIfEqual: down }
    const here = await logIn(instance({ store: away }).routes)
    expect((await act(here)).status).toBe(200)
    expect(await statusOf(here)).toMatchObject({ status: 'signed-in' })
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'others-ended', by, outcome: 'unavailable' }),
    )
  })

  test('without a store is as it was', async () => {
    const here = await logIn(instance({}).routes)
    expect((await act(here)).status).toBe(200)
    expect(events.map(({ type }) => type)).not.toContain('others-ended')
  })
})

test('a password that was not changed ends nothing', async () => {
  const [here, elsewhere] = [await logIn(), await logIn()]
  const wrong = { currentPassword: 'wrong', newPassword }
  expect((await here.postJson('/api/session/password', wrong)).status).toBe(401)
  expect(events.map(({ type }) => type)).not.toContain('others-ended')
  expect(await afterVisit(elsewhere)).toBeUndefined()
})
