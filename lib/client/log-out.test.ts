import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fetchSession } from './fetch-session.ts'
import { logOut } from './log-out.ts'
import { createSessionStore, type SessionStore } from './session-store.ts'
import { ADA, NOBODY, type Site, startSite } from './site-fixture.ts'

let site: Site
let store: SessionStore

beforeEach(async () => {
  site = await startSite()
  site.session = ADA
  store = createSessionStore((signal) => fetchSession(site.endpoint, signal))
  store.hydrate({ ...ADA })
})
afterEach(() => {
  site.close()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const leave = (returnTo?: string) =>
  logOut(
    { store, endpoint: site.endpoint },
    { redirect: false, ...(returnTo === undefined ? {} : { returnTo }) },
  )

test('logs out at the site, and says where the site would go', async () => {
  expect(await leave('/goodbye')).toEqual({ status: 'signed-out', redirectTo: '/goodbye' })
  expect(await leave()).toEqual({ status: 'signed-out', redirectTo: '/' })
  expect(site.logOuts).toEqual([{ returnTo: '/goodbye' }, {}])
  expect(store.get()).toEqual(NOBODY)
})

test('asks nothing after a log-out that succeeded', async () => {
  await leave()
  expect(site.requests).toEqual(['POST /api/session/logout'])
})

test.each([
  ['a problem', { status: 503, body: '{"status":503,"code":"STOREFRONT_UNAVAILABLE"}' }],
  ['an error page', { status: 502, body: '<h1>Bad gateway</h1>' }],
  ['somebody else’s answer', { status: 200, body: '{"status":"signed-out"}' }],
])(
  'a site that answers with %s has refused, and the customer stays signed in',
  async (_, failure) => {
    site.failure = failure
    expect(await leave()).toEqual({ status: 'failed', reason: 'refused' })
    expect(store.get()).toEqual(ADA)
  },
)

test('a site that cannot be reached is told as a value; whether it worked is asked', async () => {
  site.close()
  expect(await leave()).toEqual({ status: 'failed', reason: 'unreachable' })
  expect(store.get()).toEqual(ADA)
  await expect.poll(() => store.hasFailed()).toBe(true)
})

test('under a base path it asks there, and says a path of the app', async () => {
  vi.stubEnv('__NEXT_ROUTER_BASEPATH', '/shop')
  vi.stubEnv('__NEXT_TRAILING_SLASH', 'true')
  const asked = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async () =>
      Response.json({ status: 'signed-out', redirectTo: '/shop/goodbye/' }),
    )
  const result = await logOut({ store, endpoint: '/api/session' }, { redirect: false })
  await fetchSession('/api/session', new AbortController().signal)
  expect(result).toEqual({ status: 'signed-out', redirectTo: '/goodbye/' })
  expect(asked.mock.calls.map(([url]) => url)).toEqual([
    '/shop/api/session/logout/',
    '/shop/api/session/',
  ])
})
