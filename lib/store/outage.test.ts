import { NextRequest } from 'next/server.js'
import { createClient } from 'redis'
import { createStorefrontEmulator, type StorefrontEmulator } from 'storefront-emulator'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SessionEvent } from '../core/events/session-event.ts'
import { sealSession } from '../core/session/seal.ts'
import { startSession } from '../core/session/session.ts'
import { DAY_MS, PASSWORDS, sessionFixture } from '../core/session/session-fixture.ts'
import { createSessionMiddleware, type SessionMiddleware } from '../middleware/index.ts'
import { redisStore, type SharedStore } from './index.ts'
import { type RedisServer, startRedis } from './redis-fixture.ts'

const COOKIE = 'storefront_session'

let emulator: StorefrontEmulator
let storeDomain: string
beforeAll(async () => {
  emulator = createStorefrontEmulator()
  storeDomain = await emulator.listen()
})
afterAll(() => emulator.close())

let redis: RedisServer
let events: SessionEvent[]
const closing: (() => unknown)[] = []
beforeEach(async () => {
  redis = await startRedis()
  events = []
  emulator.clock.reset()
  emulator.journal.clear()
  emulator.behaviour.renew = 'same'
})
afterEach(async () => {
  for (const close of closing.splice(0)) close()
  await redis.close()
})

async function connect(url = redis.url): Promise<SharedStore> {
  const client = createClient({ url, disableOfflineQueue: true })
  client.on('error', () => undefined)
  await client.connect()
  closing.push(() => client.destroy())
  return redisStore(client)
}

function instance(store: SharedStore): SessionMiddleware {
  return createSessionMiddleware({
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    now: emulator.clock.now,
    store,
    renewTimeoutMs: 20_000,
    onEvent: (event) => events.push(event),
  })
}

/** A cookie in its window; or late in it, when nothing is waited for any more. */
async function dueCookie(when: 'early' | 'late' = 'late'): Promise<string> {
  const customer = emulator.customers.byEmail('ada@example.com')
  if (customer === undefined) throw new Error('The demo customer is missing.')
  const { accessToken, expiresAt } = emulator.tokens.issue(customer)
  const now = emulator.clock.now()
  const token = { accessToken, expiresAt: new Date(expiresAt).toISOString() }
  const session = startSession(token, sessionFixture().customer, now)
  const seal = await sealSession(session, { passwords: PASSWORDS, now })
  emulator.clock.advance((when === 'early' ? 22 : 38) * DAY_MS)
  return seal
}

async function visit(middleware: SessionMiddleware, cookie: string): Promise<string> {
  const headers = { cookie: `${COOKIE}=${cookie}` }
  const response = await middleware(new NextRequest('http://localhost:3000/', { headers }))
  return response.cookies.get(COOKIE)?.value ?? cookie
}

/** Whatever happens to the store, a visitor's session is renewed, at once or a little later, and never lost. */
async function expectRenewed(middleware: SessionMiddleware, cookie: string): Promise<void> {
  await expect
    .poll(() => visit(middleware, cookie), { timeout: 20_000 })
    .toSatisfy((value) => value !== cookie && value.startsWith('Fe26.2'))
  expect(events.filter(({ type }) => type === 'ended')).toEqual([])
}

function breakers(): readonly SessionEvent[] {
  return events.filter((event) => 'of' in event && event.of === 'shared-store')
}

test('early in the window nobody renews while the Redis hangs, since another may; then one does', async () => {
  emulator.behaviour.renew = 'rotate-strict'
  const [one, two] = [instance(await connect()), instance(await connect())]
  const cookie = await dueCookie('early')
  redis.process.kill('SIGSTOP')
  for (const middleware of [one, two, one, two])
    expect(await visit(middleware, cookie)).toBe(cookie)
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'renewal-postponed', cause: 'unconfirmed' }),
  )
  expect(emulator.journal.entries()).toEqual([])
  redis.process.kill('SIGCONT')
  for (const middleware of [one, two]) await expectRenewed(middleware, cookie)
  expect(emulator.journal.count('customerAccessTokenRenew')).toBe(1)
})

test('a Redis that hangs costs one wait, and the breaker opens', async () => {
  const middleware = instance(await connect())
  redis.process.kill('SIGSTOP')
  await expectRenewed(middleware, await dueCookie())
  expect(breakers()).toMatchObject([{ type: 'breaker-opened' }])
})

test('a Redis that is killed is gone without', async () => {
  const middleware = instance(await connect())
  redis.process.kill('SIGKILL')
  await expectRenewed(middleware, await dueCookie())
  expect(breakers()).toMatchObject([{ type: 'breaker-opened' }])
})

test('a Redis that is full is no reason to lose anybody', async () => {
  const full = await startRedis('--maxmemory', '1', '--maxmemory-policy', 'noeviction')
  closing.push(() => full.close())
  await expectRenewed(instance(await connect(full.url)), await dueCookie())
  expect(breakers()).toMatchObject([{ type: 'breaker-opened' }])
})

test('a Redis that was wiped knows nothing, and the newest cookie goes on', async () => {
  const [one, two] = [instance(await connect()), instance(await connect())]
  emulator.behaviour.renew = 'rotate-strict'
  const renewed = await visit(one, await dueCookie())
  const client = await createClient({ url: redis.url }).connect()
  await client.flushAll()
  client.destroy()
  emulator.clock.advance(22 * DAY_MS)
  await expectRenewed(two, renewed)
  expect(emulator.journal.count('customerAccessTokenRenew')).toBe(2)
})
