import { NextRequest, type NextResponse } from 'next/server.js'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY_MS, PASSWORDS } from '../core/session/session-fixture.ts'
import { createSessionMiddleware } from '../middleware/create-session-middleware.ts'
import { createSessionRoutes } from './create-session-routes.ts'
import { createStorefrontProxy } from './storefront-proxy/create-storefront-proxy.ts'

/** Two shops on one deployment, which have the customer, the address and the password in common. */

type Host = 'shop.de' | 'shop.pt'

let stores: Readonly<Record<Host, StorefrontEmulator>>
let routes: ReturnType<typeof createSessionRoutes>
let middleware: ReturnType<typeof createSessionMiddleware>
let proxy: ReturnType<typeof createStorefrontProxy>

beforeAll(async () => {
  stores = { 'shop.de': createStorefrontEmulator(), 'shop.pt': createStorefrontEmulator() }
  const shops = {
    'shop.de': await optionsOf(stores['shop.de']),
    'shop.pt': { ...(await optionsOf(stores['shop.pt'])), accountPath: '/conta' },
  }
  const shopOf = ({ headers }: { headers: Headers }) => shops[headers.get('host') as Host]
  routes = createSessionRoutes(shopOf)
  middleware = createSessionMiddleware(shopOf)
  proxy = createStorefrontProxy(shopOf)
})
afterAll(() => Promise.all(Object.values(stores).map((store) => store.close())))
beforeEach(() => {
  for (const store of Object.values(stores)) {
    store.clock.reset()
    store.faults.clear()
    store.journal.clear()
  }
})

test('a customer logs in at the store of the shop they are at, and lands on its page', async () => {
  const answer = await logIn('shop.pt')
  expect(await answer.json()).toMatchObject({ status: 'signed-in', redirectTo: '/conta' })
  expect(asked('shop.pt', 'customerAccessTokenCreate')).toBe(1)
  expect(stores['shop.de'].journal.entries()).toEqual([])
})

test('a session of one shop is none at the other, though the password is the same', async () => {
  const cookie = cookieOf(await logIn('shop.de'))
  expect(await whoAmI('shop.de', cookie)).toMatchObject({ status: 'signed-in' })
  expect(await whoAmI('shop.pt', cookie)).toEqual({
    status: 'signed-out',
    reason: 'unreadable',
  })
})

test('each session is renewed at its own store', async () => {
  const cookie = cookieOf(await logIn('shop.pt'))
  for (const store of Object.values(stores)) store.clock.advance(30 * DAY_MS)
  const renewed = await middleware(requestTo('shop.pt', '/account', { cookie }))
  expect(renewed.headers.get('set-cookie')).toMatch(/^storefront_session=/)
  expect(asked('shop.pt', 'customerAccessTokenRenew')).toBe(1)
  expect(stores['shop.de'].journal.entries()).toEqual([])
  expect(await whoAmI('shop.pt', cookieOf(renewed))).toMatchObject({ status: 'signed-in' })
})

test('the outage of one store keeps nobody from being renewed at the other', async () => {
  const cookies = {
    'shop.de': cookieOf(await logIn('shop.de')),
    'shop.pt': cookieOf(await logIn('shop.pt')),
  }
  for (const store of Object.values(stores)) store.clock.advance(30 * DAY_MS)
  stores['shop.de'].faults.add({
    field: 'customerAccessTokenRenew',
    kind: 'service-unavailable-503',
  })
  const visit = (host: Host) => middleware(requestTo(host, '/account', { cookie: cookies[host] }))
  expect((await visit('shop.de')).headers.has('set-cookie')).toBe(false)
  expect((await visit('shop.pt')).headers.has('set-cookie')).toBe(true)
})

test('the proxy asks the store of the shop', async () => {
  const answer = await proxy.POST(
    requestTo('shop.pt', '/api/2026-04/graphql.json', {
      json: { query: '{ shop { name } }' },
    }),
    { params: Promise.resolve({ version: '2026-04' }) },
  )
  expect(answer.status).toBe(200)
  expect(stores['shop.pt'].journal.entries()).toHaveLength(1)
  expect(stores['shop.de'].journal.entries()).toEqual([])
})

async function optionsOf(store: StorefrontEmulator) {
  return {
    storeDomain: await store.listen(),
    privateAccessToken: store.privateAccessToken,
    password: PASSWORDS,
    now: store.clock.now,
    renewTimeoutMs: 2500,
  }
}

function requestTo(
  host: Host,
  path: string,
  { cookie, json }: { cookie?: string; json?: object } = {},
): NextRequest {
  const headers = {
    host,
    origin: `http://${host}`,
    ...(cookie === undefined ? {} : { cookie }),
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const sent = json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }
  return new NextRequest(`http://${host}${path}`, { headers, ...sent })
}

function logIn(host: Host): Promise<NextResponse> {
  const { email, password } = DEMO_CUSTOMER
  const request = requestTo(host, '/api/session/login', { json: { email, password } })
  return routes.POST(request, { params: Promise.resolve({ action: ['login'] }) })
}

async function whoAmI(host: Host, cookie: string): Promise<unknown> {
  const request = requestTo(host, '/api/session', { cookie })
  return (await routes.GET(request, { params: Promise.resolve({}) })).json()
}

function cookieOf(answer: NextResponse): string {
  const [pair = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
  return pair
}

function asked(host: Host, operation: string): number {
  return stores[host].journal.count(operation)
}
