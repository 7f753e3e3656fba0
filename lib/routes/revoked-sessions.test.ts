// Next's modules need it when they are loaded.
import 'next/dist/server/node-environment-baseline.js'
import { NextRequest } from 'next/server.js'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SessionEvent } from '../core/events/session-event.ts'
import { sealSession } from '../core/session/seal.ts'
import { type Session, startAccountSession } from '../core/session/session.ts'
import { accountSessionFixture, PASSWORDS } from '../core/session/session-fixture.ts'
import { memoryStore } from '../core/store/memory-store.ts'
import type { SharedStore } from '../core/store/shared-store.ts'
import { createSessionMiddleware } from '../middleware/index.ts'
import { createServerSession } from '../server/create-server-session.ts'
import { post } from '../server/next-fixture.ts'
import { openBrowser } from './browser-fixture.ts'
import { createSessionRoutes } from './create-session-routes.ts'
import { SHOP } from './provider-fixture.ts'

const MINUTE_MS = 60_000
const COOKIE = '__Host-storefront_session'
const CUSTOMER = 'gid://shopify/Customer/7'

let now: number
let store: SharedStore
let asked: string[]
let events: SessionEvent[]

beforeEach(() => {
  now = Date.now()
  asked = []
  events = []
  const memory = memoryStore()
  store = {
    ...memory,
    get(key) {
      asked.push(key)
      return memory.get(key)
    },
  }
})

/** An instance of the site; nothing of it is known to another but by the store. */
function instance(options: { readonly store?: SharedStore | undefined } = { store }) {
  const all = {
    storeDomain: 'http://127.0.0.1:9',
    publicAccessToken: 'public',
    password: PASSWORDS,
    siteOrigin: SHOP,
    customerAccountClientId: 'client',
    renewWaitMs: 20_000,
    protectedPaths: ['/account'],
    now: () => now,
    onEvent: (event: SessionEvent) => events.push(event),
    ...options,
  }
  const middleware = createSessionMiddleware(all)
  const browser = openBrowser(createSessionRoutes(all))
  const server = createServerSession(all)
  const cookieHeader = (cookie: string) => ({
    cookie: `${COOKIE}=${cookie}`,
    'x-forwarded-proto': 'https',
  })
  return {
    async status(cookie: string) {
      browser.jar.clear()
      browser.jar.set(COOKIE, cookie)
      return (await browser.get('/api/session')).json()
    },
    visit: (cookie: string, path = '/account') =>
      middleware(new NextRequest(`${SHOP}${path}`, { headers: cookieHeader(cookie) })),
    async logOut(cookie: string) {
      browser.jar.set(COOKIE, cookie)
      return browser.post('/api/session/logout')
    },
    /** Runs code of the shop in a request of Next. */
    run: async <Answer>(code: (shop: typeof server) => Promise<Answer>, cookie = '') => {
      const action = async () => ({ status: 'idle', answer: await code(server) }) as never
      const response = await post(action, {}, cookieHeader(cookie))
      return ((await response.json()) as { answer: Answer }).answer
    },
  }
}

/** A cookie of a session that has begun a while ago. */
function cookieOf({ number = '7', minutesAgo = 5 } = {}): Promise<string> {
  const issuedAt = now - minutesAgo * MINUTE_MS
  const { customerAccount, customer } = accountSessionFixture({
    expiresAt: new Date(issuedAt + 60 * MINUTE_MS).toISOString(),
    sessionEndsAt: new Date(issuedAt + 30 * 24 * 60 * MINUTE_MS).toISOString(),
  })
  const owner = { ...customer, id: `gid://shopify/Customer/${number}` }
  const session: Session = startAccountSession(customerAccount, owner, issuedAt)
  return sealSession(session, { passwords: PASSWORDS, now })
}

const SIGNED_IN = { status: 'signed-in' }
const REVOKED = { status: 'signed-out', reason: 'revoked' }

describe('sessions of a customer that are revoked', () => {
  const revoke = (customerId = CUSTOMER) =>
    instance().run(({ revokeSessions }) => revokeSessions({ customerId }))

  test('are over on every instance that has not looked, and their cookie goes', async () => {
    const cookie = await cookieOf()
    expect(await instance().status(cookie)).toMatchObject(SIGNED_IN)
    expect(await revoke()).toEqual({ status: 'revoked' })
    expect(await instance().status(cookie)).toEqual(REVOKED)
    expect(await instance().run(({ getSession }) => getSession(), cookie)).toEqual(REVOKED)
    const response = await instance().visit(cookie)
    expect(response.cookies.get(COOKIE)).toMatchObject({ value: 'revoked' })
    expect(events).toMatchObject([{ type: 'ended', reason: 'revoked' }])
  })

  test('are over within thirty seconds on those that have', async () => {
    const cookie = await cookieOf()
    const other = instance()
    await other.status(cookie)
    await revoke('7')
    now += 29_999
    expect(await other.status(cookie)).toMatchObject(SIGNED_IN)
    now += 1
    expect(await other.status(cookie)).toEqual(REVOKED)
  })

  test('are not those of others, nor those that begin afterwards', async () => {
    await revoke()
    expect(await instance().status(await cookieOf({ number: '70' }))).toMatchObject(SIGNED_IN)
    now += MINUTE_MS
    expect(await instance().status(await cookieOf({ minutesAgo: 0 }))).toMatchObject(SIGNED_IN)
  })
})

test('one session is revoked by its id, and no other of its customer', async () => {
  const [one, other] = [await cookieOf(), await cookieOf({ minutesAgo: 4 })]
  const id = await instance().run(({ getSessionId }) => getSessionId(), one)
  expect(await instance().run(({ revokeSession }) => revokeSession(id ?? ''))).toEqual({
    status: 'revoked',
  })
  expect(await instance().status(one)).toEqual(REVOKED)
  expect(await instance().status(other)).toMatchObject(SIGNED_IN)
})

test('a visitor has no session, and so no id of one', async () => {
  expect(await instance().run(({ getSessionId }) => getSessionId())).toBeNull()
})

test('a copy of the cookie is worth nothing on another instance after a log-out', async () => {
  const cookie = await cookieOf()
  await instance().logOut(cookie)
  expect(await instance().status(cookie)).toEqual(REVOKED)
})

describe('what a process looks up', () => {
  test('is asked once in thirty seconds, however many requests a session has', async () => {
    const cookie = await cookieOf()
    const busy = instance()
    await Promise.all(Array.from({ length: 50 }, () => busy.visit(cookie)))
    now += 29_999
    await busy.visit(cookie)
    expect(asked).toHaveLength(2)
    now += 1
    await busy.visit(cookie)
    expect(asked).toHaveLength(4)
  })

  test('is asked by pages, and not on the way to any page', async () => {
    const cookie = await cookieOf()
    const busy = instance()
    await busy.visit(cookie, '/products/tea')
    expect(asked).toEqual([])
    await busy.run(({ getSession }) => getSession(), cookie)
    expect(asked).toHaveLength(2)
  })

  test('is asked on the way to a page where the session is renewed', async () => {
    await instance().run(({ revokeSessions }) => revokeSessions({ customerId: CUSTOMER }))
    const response = await instance().visit(await cookieOf({ minutesAgo: 40 }), '/products/tea')
    expect(response.cookies.get(COOKIE)).toMatchObject({ value: 'revoked' })
  })

  test('is nothing for a visitor without a session', async () => {
    await instance().visit('nonsense')
    await instance().status('nonsense')
    expect(asked).toEqual([])
  })
})

describe('while the store is away', () => {
  const down = () => Promise.reject(new Error('The store is down.'))
  const away: SharedStore = { get: down, set: down, setIfAbsent: down, deleteIfEqual: down }

  test('nobody is signed out', async () => {
    expect(await instance({ store: away }).status(await cookieOf())).toMatchObject(SIGNED_IN)
  })

  test('nothing can be revoked, and that is said', async () => {
    const lonely = instance({ store: away })
    const answer = lonely.run(({ revokeSessions }) => revokeSessions({ customerId: CUSTOMER }))
    expect(await answer).toEqual({ status: 'unavailable' })
  })
})

test('without a store there is nothing to revoke by', async () => {
  const alone = instance({ store: undefined })
  await expect(alone.run(({ revokeSession }) => revokeSession('any'))).rejects.toThrow(
    'SESSION_STORE_URL is missing',
  )
})
