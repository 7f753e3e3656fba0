import { NextRequest } from 'next/server.js'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionOptions } from '../core/config/options.ts'
import { memoryStore } from '../core/store/memory-store.ts'
import type { SharedStore } from '../core/store/shared-store.ts'
import { createSessionRoutes } from './create-session-routes.ts'

const TOKEN = 'h'.repeat(40)
const PASSWORDS = { 3: 'c'.repeat(32), 4: 'd'.repeat(32) }

let emulator: StorefrontEmulator
let storeDomain: string

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  storeDomain = await emulator.listen()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.faults.clear()
  emulator.journal.clear()
})
afterEach(() => vi.unstubAllEnvs())

function openShop(changes: SessionOptions = {}) {
  const { GET, POST } = createSessionRoutes({
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    healthToken: TOKEN,
    ...changes,
  })
  const ask = (action: string, init: { method?: string; body?: string; headers?: object } = {}) => {
    const headers = { host: 'shop.example', 'content-type': 'application/json', ...init.headers }
    const [name, query = ''] = action.split('?')
    const request = new NextRequest(`http://shop.example/api/session/${name}?${query}`, {
      ...init,
      headers,
    })
    const context = { params: Promise.resolve({ action: [name ?? ''] }) }
    return init.method === 'POST' ? POST(request, context) : GET(request, context)
  }
  return {
    ask,
    health: (query = '', token = TOKEN) =>
      ask(`health${query}`, { headers: { authorization: `Bearer ${token}` } }),
  }
}

const asked = () => emulator.journal.entries().length

describe('whom it tells', () => {
  test('nobody, where no token is set', async () => {
    const answer = await openShop({ healthToken: undefined }).health()
    expect(answer.status).toBe(404)
    expect((await answer.json()).code).toBe('NOT_FOUND')
  })

  test('whoever has the token of the environment', async () => {
    vi.stubEnv('SESSION_HEALTH_TOKEN', TOKEN)
    expect((await openShop({ healthToken: undefined }).health()).status).toBe(200)
  })

  test.each([
    ['a wrong one', `Bearer ${'x'.repeat(40)}`],
    ['one that begins like it', `Bearer ${TOKEN.slice(1)}`],
    ['one that goes on', `Bearer ${TOKEN}h`],
    ['none', ''],
    ['it, but not as a bearer', `Basic ${TOKEN}`],
  ])('%s is 401, and nobody is asked', async (_, authorization) => {
    const answer = await openShop().ask('health', { headers: { authorization } })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(await answer.text()).toBe('')
    expect(asked()).toBe(0)
  })

  test('a token that can be guessed is a configuration error', async () => {
    const short = openShop({ healthToken: 'short' }).health('', 'short')
    await expect(short).rejects.toThrow(/SESSION_HEALTH_TOKEN is too short/)
  })

  test('another method is 405', async () => {
    const answer = await openShop().ask('health', { method: 'POST', body: '{}' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
  })
})

describe('what it tells', () => {
  test('that Shopify and the store answer, and which passwords there are', async () => {
    const answer = await openShop({ store: memoryStore() }).health()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(await answer.json()).toEqual({
      status: 'ok',
      checkedAt: expect.stringMatching(/Z$/),
      shopify: { status: 'ok', latencyMs: expect.any(Number) },
      store: { status: 'ok', latencyMs: expect.any(Number) },
      passwords: {
        newest: 4,
        since: expect.stringMatching(/Z$/),
        known: [
          { number: 3, lastOpenedAt: null },
          { number: 4, lastOpenedAt: null },
        ],
      },
    })
  })

  test('when a password was last of use', async () => {
    const own = { 7: 'e'.repeat(32), 8: 'f'.repeat(32) }
    const before = openShop({ password: { 7: own[7] } })
    const body = JSON.stringify({ email: DEMO_CUSTOMER.email, password: DEMO_CUSTOMER.password })
    const login = await before.ask('login', { method: 'POST', body })
    const cookie = `storefront_session=${login.cookies.get('storefront_session')?.value}`
    const shop = openShop({ password: own })
    await shop.ask('', { headers: { cookie } })
    const { passwords } = await (await shop.health()).json()
    expect(passwords.known).toEqual([
      { number: 7, lastOpenedAt: expect.stringMatching(/Z$/) },
      { number: 8, lastOpenedAt: null },
    ])
  })

  test.each([
    ['service-unavailable-503', { status: 'unavailable', reason: 'http-status' }],
    ['unauthorized-401', { status: 'misconfigured', reason: 'api-token' }],
    ['too-many-requests-429', { status: 'throttled' }],
    ['empty-json', { status: 'unavailable', reason: 'invalid-response' }],
  ] as const)(
    '%s of Shopify is degraded, and 503 only where that was asked for',
    async (kind, shopify) => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined)
      emulator.faults.add({ kind })
      const shop = openShop()
      const answer = await shop.health()
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({ status: 'degraded', shopify })
      expect((await shop.health('?expect=ok')).status).toBe(503)
      vi.restoreAllMocks()
    },
  )

  test('a store that is away is degraded', async () => {
    const away = () => Promise.reject(new Error('secret-of-the-store'))
    const store: SharedStore = { get: away, set: away, setIfAbsent: away, deleteIfEqual: away }
    const text = await (await openShop({ store }).health()).text()
    expect(JSON.parse(text)).toMatchObject({ status: 'degraded', store: { status: 'unavailable' } })
    expect(text).not.toContain('secret-of-the-store')
  })

  test('it is found out at most once in ten seconds, however many ask', async () => {
    const shop = openShop()
    await Promise.all(Array.from({ length: 20 }, () => shop.health()))
    await shop.health()
    expect(asked()).toBe(1)
  })

  test('nothing secret', async () => {
    const answer = await openShop({ store: memoryStore() }).health()
    const text = await answer.text()
    const secrets = [TOKEN, ...Object.values(PASSWORDS), emulator.publicAccessToken]
    for (const secret of secrets) expect(text).not.toContain(secret)
  })
})
