import { NextRequest } from 'next/server.js'
import { createClient } from 'redis'
import { createStorefrontEmulator, type StorefrontEmulator } from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SessionEvent } from '../core/events/session-event.ts'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { createSessionRoutes } from '../routes/create-session-routes.ts'
import { ENGINE_NAMES, type Engines, startEngines } from './engines-fixture.ts'
import { redisStore, type SharedStore } from './index.ts'
import { startRedis } from './redis-fixture.ts'

let engines: Engines
let emulator: StorefrontEmulator
let storeDomain: string
beforeAll(async () => {
  emulator = createStorefrontEmulator()
  emulator.behaviour.limits = { login: 1000, 'sign-up': 1000, recover: 1000 }
  ;[engines, storeDomain] = await Promise.all([startEngines(), emulator.listen()])
})
afterAll(() => Promise.all([engines?.close(), emulator?.close()]))

/** It stands still, so that no token comes in. */
let now: number
let events: SessionEvent[]
beforeEach(() => {
  now = Date.now()
  events = []
  emulator.journal.clear()
})

type Guess = (email: string) => Promise<number>

/** A process that serves the shop, asked to log somebody in with a wrong password. */
function instance(store: SharedStore): Guess {
  const { POST } = createSessionRoutes({
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    store,
    now: () => now,
    // A store that is there is waited for, however busy the machine is.
    renewWaitMs: 20_000,
    renewTimeoutMs: 20_000,
    onEvent: (event) => events.push(event),
  })
  return async (email) => {
    const request = new NextRequest('http://shop.example/api/session/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'wrong' }),
    })
    const response = await POST(request, { params: Promise.resolve({ action: ['login'] }) })
    return response.status
  }
}

const count = (statuses: readonly number[], status: number) =>
  statuses.filter((each) => each === status).length

test.each(ENGINE_NAMES)(
  'two instances that share %s let ten through between them',
  async (engine) => {
    const instances = await Promise.all(
      [1, 2].map(async () => instance(await engines.open(engine))),
    )
    const email = `${crypto.randomUUID()}@example.com`
    const statuses = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (instances[index % 2] as Guess)(email)),
    )
    expect([count(statuses, 401), count(statuses, 429)]).toEqual([10, 30])
    expect(emulator.journal.count('customerAccessTokenCreate')).toBe(10)
    expect(await (instances[0] as Guess)(`other-${email}`)).toBe(401)
  },
)

test('a Redis that is killed lets log-ins pass, says so, and each instance counts by itself', async () => {
  const redis = await startRedis()
  const clients = [1, 2].map(() => createClient({ url: redis.url, disableOfflineQueue: true }))
  for (const client of clients) await client.on('error', () => undefined).connect()
  const instances = clients.map((client) => instance(redisStore(client)))
  try {
    expect(await Promise.all(instances.map((guess) => guess('ada@example.com')))).toEqual([
      401, 401,
    ])
    expect(events.filter(({ type }) => type === 'limit-unshared')).toEqual([])
    await redis.close()
    for (const guess of instances) {
      const statuses: number[] = []
      for (let tried = 0; tried < 12; tried += 1) statuses.push(await guess('ada@example.com'))
      expect([count(statuses, 401), count(statuses, 429)]).toEqual([10, 2])
    }
    const unshared = events.filter(({ type }) => type === 'limit-unshared')
    expect(unshared.length).toBeGreaterThanOrEqual(20)
    expect(unshared[0]).toMatchObject({ action: 'login' })
  } finally {
    for (const client of clients) client.destroy()
    await redis.close()
  }
})
