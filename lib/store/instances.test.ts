import { NextRequest } from 'next/server.js'
import { createStorefrontEmulator, type StorefrontEmulator } from 'storefront-emulator'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionEvent } from '../core/events/session-event.ts'
import { sealSession, unsealSession } from '../core/session/seal.ts'
import { startSession, tokenOf } from '../core/session/session.ts'
import { DAY_MS, PASSWORDS, sessionFixture } from '../core/session/session-fixture.ts'
import { createSessionMiddleware, type SessionMiddleware } from '../middleware/index.ts'
import { openBrowser } from '../routes/browser-fixture.ts'
import { createSessionRoutes } from '../routes/create-session-routes.ts'
import { CLIENT_ID, type Provider, SHOP, startProvider } from '../routes/provider-fixture.ts'
import { ENGINE_NAMES, type EngineName, type Engines, startEngines } from './engines-fixture.ts'
import type { SharedStore } from './index.ts'

const MINUTE_MS = 60_000
const COOKIE = '__Host-storefront_session'

/** Longer than any machine is busy. */
const PATIENT_MS = 20_000

let engines: Engines
let emulator: StorefrontEmulator
let provider: Provider
let storeOrigin: string

beforeAll(async () => {
  for (const method of ['info', 'warn', 'log'] as const) {
    vi.spyOn(console, method).mockImplementation(() => undefined)
  }
  emulator = createStorefrontEmulator()
  ;[engines, provider, storeOrigin] = await Promise.all([
    startEngines(),
    startProvider(),
    emulator.listen(),
  ])
})
afterAll(async () => {
  vi.restoreAllMocks()
  await Promise.all([engines?.close(), provider?.close(), emulator?.close()])
})
afterEach(() => vi.unstubAllEnvs())

let events: SessionEvent[] = []
let ahead = 0
beforeEach(() => {
  events = []
  ahead = 0
  emulator.clock.reset()
  emulator.journal.clear()
  provider.asked.length = 0
})

/** What a shop with customers of one kind is configured with. */
interface Kind {
  /** Without a shared store. */
  options(): Parameters<typeof createSessionMiddleware>[0]
  /** A cookie in its window. */
  cookie(): Promise<string>
  /** How often Shopify was asked to renew. */
  renewals(): number
}

const shared = () => ({
  password: PASSWORDS,
  renewWaitMs: PATIENT_MS,
  renewTimeoutMs: PATIENT_MS,
  onEvent: (event: SessionEvent) => events.push(event),
})

const legacy: Kind = {
  options: () => ({
    ...shared(),
    storeDomain: storeOrigin,
    publicAccessToken: emulator.publicAccessToken,
    now: emulator.clock.now,
  }),
  async cookie() {
    emulator.behaviour.renew = 'rotate-strict'
    const customer = emulator.customers.byEmail('ada@example.com')
    if (customer === undefined) throw new Error('The demo customer is missing.')
    const { accessToken, expiresAt } = emulator.tokens.issue(customer)
    const now = emulator.clock.now()
    const token = { accessToken, expiresAt: new Date(expiresAt).toISOString() }
    const session = startSession(token, sessionFixture().customer, now)
    const seal = await sealSession(session, { passwords: PASSWORDS, now })
    emulator.clock.advance(22 * DAY_MS)
    return seal
  },
  renewals: () => emulator.journal.count('customerAccessTokenRenew'),
}

/** Refresh tokens are good for one use, a second use ends the grant, and there is no grace. */
const oauth: Kind = {
  options: () => ({
    ...shared(),
    storeDomain: provider.origin,
    publicAccessToken: 'public',
    siteOrigin: SHOP,
    customerAccountClientId: CLIENT_ID,
    now: () => Date.now() + ahead,
  }),
  async cookie() {
    const browser = openBrowser(createSessionRoutes({ ...oauth.options(), onEvent: () => null }))
    const login = await browser.get('/api/session/login')
    await browser.get(await browser.logInAt(login.headers.get('location') ?? ''))
    provider.asked.length = 0
    ahead = 40 * MINUTE_MS
    return browser.jar.get(COOKIE) ?? ''
  },
  renewals: () => provider.asked.filter((path) => path === '/token').length,
}

const KINDS = { 'legacy accounts': legacy, 'customer accounts': oauth }

/** Sends a request through an instance; returns the cookie that the browser then has. */
async function visit(middleware: SessionMiddleware, cookie: string, path = '/'): Promise<string> {
  const headers = { cookie: `${COOKIE}=${cookie}`, origin: SHOP, host: new URL(SHOP).host }
  const method = path.startsWith('/api/') ? 'POST' : 'GET'
  const response = await middleware(new NextRequest(`${SHOP}${path}`, { method, headers }))
  return response.cookies.get(COOKIE)?.value ?? cookie
}

async function tokenIn(cookie: string): Promise<string> {
  const read = await unsealSession(cookie, { passwords: PASSWORDS })
  if (read.status !== 'present') throw new Error(`The session is ${JSON.stringify(read)}.`)
  return tokenOf(read.session).accessToken
}

async function three(kind: Kind, engine: EngineName): Promise<SessionMiddleware[]> {
  const stores = await Promise.all([1, 2, 3].map(() => engines.open(engine)))
  return stores.map((store) => createSessionMiddleware({ ...kind.options(), store }))
}

describe.each(ENGINE_NAMES)('three instances that share %s', (engine) => {
  describe.each(Object.entries(KINDS))('of a shop with %s', (_, kind) => {
    test('renew once for a hundred requests, and give all of them the new session', async () => {
      const cookie = await kind.cookie()
      const instances = await three(kind, engine)
      const cookies = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          visit(instances[index % 3] as SessionMiddleware, cookie),
        ),
      )
      const tokens = new Set(await Promise.all(cookies.map(tokenIn)))
      expect(kind.renewals()).toBe(1)
      expect(tokens.size).toBe(1)
      expect(tokens).not.toContain(await tokenIn(cookie))
      expect(events.filter(({ type }) => type !== 'renewed')).toEqual([])
    })

    test('know of a log-out, and renew the session no more', async () => {
      const cookie = await kind.cookie()
      const [one, two, other] = (await three(kind, engine)) as [
        SessionMiddleware,
        SessionMiddleware,
        SessionMiddleware,
      ]
      const renewed = await visit(one, cookie)
      await visit(two, renewed, '/api/session/logout')
      expect(await visit(other, cookie)).toBe('revoked')
      expect(kind.renewals()).toBe(1)
      expect(events.at(-1)).toMatchObject({ type: 'ended', reason: 'revoked' })
    })
  })
})

describe('a store that is named by its address', () => {
  test.each<[string, () => Readonly<Record<string, string>>]>([
    ['a Redis', () => ({ SESSION_STORE_URL: engines.redis.url })],
    [
      'Upstash',
      () => ({
        SESSION_STORE_URL: engines.upstash.url,
        SESSION_STORE_TOKEN: engines.upstash.token,
      }),
    ],
  ])('%s, is used by each instance', async (_, environment) => {
    for (const [name, value] of Object.entries(environment())) vi.stubEnv(name, value)
    const cookie = await oauth.cookie()
    const instances = [1, 2, 3].map(() => createSessionMiddleware(oauth.options()))
    const cookies = await Promise.all(instances.map((instance) => visit(instance, cookie)))
    expect(new Set(await Promise.all(cookies.map(tokenIn))).size).toBe(1)
    expect(oauth.renewals()).toBe(1)
  })
})

describe('before the window the middleware', () => {
  /** A store that knows nothing, a middleware with it, and what this has asked it. */
  async function watched() {
    const asked: string[] = []
    const store = new Proxy({} as SharedStore, {
      get: (_, operation) => async () => {
        asked.push(String(operation))
        return operation === 'getAll' ? [null, null] : null
      },
    })
    const cookie = await oauth.cookie()
    ahead = 10 * MINUTE_MS
    const protectedPaths = ['/account']
    const options = { ...oauth.options(), store, protectedPaths, revocationCheckSeconds: 30 }
    return { asked, cookie, middleware: createSessionMiddleware(options) }
  }

  test('asks the store for nothing', async () => {
    const { asked, cookie, middleware } = await watched()
    expect(await visit(middleware, cookie)).toBe(cookie)
    expect(await visit(middleware, cookie, '/products/a')).toBe(cookie)
    expect(asked).toEqual([])
  })

  test('asks on the protected paths if the session has ended, once in revocationCheckSeconds', async () => {
    const { asked, cookie, middleware } = await watched()
    const visits = ['/account', '/account', '/account/orders', '/'].map((path) =>
      visit(middleware, cookie, path),
    )
    expect(new Set(await Promise.all(visits))).toEqual(new Set([cookie]))
    expect(asked).toHaveLength(1)
    ahead += 29_000
    await visit(middleware, cookie, '/account')
    expect(asked).toHaveLength(1)
    ahead += 2000
    await visit(middleware, cookie, '/account')
    expect(asked).toHaveLength(2)
  })

  test('tells the store of a log-out', async () => {
    const { asked, cookie, middleware } = await watched()
    await visit(middleware, cookie, '/api/session/logout')
    expect(asked).toContain('set')
  })
})
