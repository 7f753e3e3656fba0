import { NextRequest } from 'next/server.js'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { createSessionMiddleware, type SessionMiddleware } from '../middleware/index.ts'
import { openBrowser } from './browser-fixture.ts'
import { createSessionRoutes } from './create-session-routes.ts'
import { CLIENT_ID, type Provider, SHOP, startProvider } from './provider-fixture.ts'

/**
 * The harshest authorization server there is: each refresh token is good for one use, a second use
 * revokes the grant, and there is no grace. Nothing of it is Shopify's, or the emulator's.
 */
let provider: Provider
beforeAll(async () => {
  // What the provider says of its own defaults.
  for (const method of ['info', 'warn', 'log'] as const) {
    vi.spyOn(console, method).mockImplementation(() => undefined)
  }
  provider = await startProvider()
})
afterAll(async () => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  await provider.close()
})

const MINUTE_MS = 60_000
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS
const COOKIE = '__Host-storefront_session'

const options = () => ({
  storeDomain: provider.origin,
  publicAccessToken: 'public',
  password: PASSWORDS,
  siteOrigin: SHOP,
  customerAccountClientId: CLIENT_ID,
  renewWaitMs: 20_000,
  renewTimeoutMs: 20_000,
})

/** Sends a request through the middleware; returns the cookie that the browser then has. */
async function visit(middleware: SessionMiddleware, cookie: string): Promise<string> {
  const headers = { cookie: `${COOKIE}=${cookie}` }
  const response = await middleware(new NextRequest(`${SHOP}/products`, { headers }))
  return response.cookies.get(COOKIE)?.value ?? cookie
}

test('ten requests at a time for a week never lose a session in one process', async () => {
  const browser = openBrowser(createSessionRoutes(options()))
  const callback = await browser.logInAt(
    (await browser.get('/api/session/login')).headers.get('location') ?? '',
  )
  await browser.get(callback)
  const middleware = createSessionMiddleware(options())
  vi.useFakeTimers({ toFake: ['Date'] })
  const startedAt = Date.now()
  let cookie = browser.jar.get(COOKIE) ?? ''
  let before = cookie
  for (let at = 0, round = 0; at < WEEK_MS; round += 1) {
    vi.setSystemTime(startedAt + at)
    // Three of them were sent before the browser had the newest cookie.
    const sent = Array.from({ length: 10 }, (_, index) => (index < 3 ? before : cookie))
    const kept = await Promise.all(sent.map((value) => visit(middleware, value)))
    expect(kept.every((value) => value.startsWith('Fe26.2'))).toBe(true)
    const newest = kept.find((value, index) => value !== sent[index]) ?? cookie
    ;[before, cookie] = [cookie, newest]
    // From seven minutes to almost an hour, and a night of nine hours each day.
    at += (round % 24 === 23 ? 540 : 7 + ((round * 13) % 50)) * MINUTE_MS
  }
  browser.jar.set(COOKIE, cookie)
  expect(await (await browser.get('/api/session')).json()).toMatchObject({
    status: 'signed-in',
    customer: { displayName: 'ada' },
  })
  // A refresh token that had been sent twice would have ended it all.
  expect(provider.asked.filter((path) => path === '/token').length).toBeGreaterThan(80)
}, 120_000)
