import { type NextFetchEvent, NextRequest } from 'next/server.js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionOptions } from '../core/config/options.ts'
import type { SessionEvent } from '../core/events/session-event.ts'
import {
  createModelStore,
  type ModelFault,
  modelCustomer,
} from '../core/renewal/token-source-fixture.ts'
import { sealSession } from '../core/session/seal.ts'
import { type Session, startSession, tokenOf } from '../core/session/session.ts'
import { DAY_MS, PASSWORDS } from '../core/session/session-fixture.ts'
import { createSessionMiddleware, type SessionMiddleware } from './create-session-middleware.ts'

/** These run on a store that is not Shopify's: the middleware knows tokens by `TokenSource` only. */
let now: number
let model: ReturnType<typeof createModelStore>
let session: Session
let events: SessionEvent[]
let middleware: SessionMiddleware
let background: Promise<unknown>[]

const event = { waitUntil: (promise: Promise<unknown>) => background.push(promise) }

beforeEach(() => {
  now = Date.parse('2026-11-01T12:00:00Z')
  model = createModelStore({ clock: () => now })
  session = startSession(model.mint('ada'), modelCustomer('ada'), now)
  events = []
  background = []
  middleware = create({ onEvent: (happened) => events.push(happened) })
})
afterEach(() => vi.unstubAllEnvs())

function create(options: SessionOptions): SessionMiddleware {
  return createSessionMiddleware({
    storeDomain: 'unused.example',
    publicAccessToken: 'unused',
    password: PASSWORDS,
    now: () => now,
    tokenSource: () => model.source,
    renewWaitMs: 50,
    ...options,
  })
}

async function visit(
  headers: Record<string, string> = {},
  { sessionMiddleware = middleware, method = 'GET', path = '/account' } = {},
) {
  const seal = await sealSession(session, { passwords: PASSWORDS, now: Date.now() })
  const cookie = `storefront_session=${seal}`
  const request = new NextRequest(`http://shop.example${path}`, {
    method,
    headers: { cookie, ...headers },
  })
  return sessionMiddleware(request, event as unknown as NextFetchEvent)
}

/** Of the sessions here. */
const accounts = 'legacy'

const emitted = () => events.map(({ requestId: _, ...payload }) => payload)

describe('what is emitted', () => {
  test('nothing before the window, nor of a visitor without a session', async () => {
    await visit()
    await middleware(new NextRequest('http://shop.example/'), event as unknown as NextFetchEvent)
    expect(events).toEqual([])
  })

  test('a renewal: by whom, and whether it moved the end', async () => {
    now += 22 * DAY_MS
    await visit()
    await visit()
    expect(emitted()).toEqual([
      { type: 'renewed', accounts, by: 'store', extended: true, durationMs: expect.any(Number) },
      { type: 'renewed', accounts, by: 'cache', extended: true, durationMs: expect.any(Number) },
    ])
  })

  test.each<[ModelFault, string, boolean]>([
    ['down', 'network', true],
    ['throttled', 'throttled', false],
    ['api-token', 'api-token', true],
    ['expires-now', 'distrusted', false],
  ])('why a renewal was postponed: %s', async (fault, cause, opensBreaker) => {
    now += 22 * DAY_MS
    model.faults.push(fault)
    await visit()
    const durationMs = expect.any(Number)
    const postponed = { type: 'renewal-postponed', accounts, cause, durationMs }
    const opened = { type: 'breaker-opened', of: 'renewals', backoffMs: expect.any(Number) }
    expect(emitted()).toEqual(opensBreaker ? [opened, postponed] : [postponed])
  })

  test('a token that is alive and still refused is a scope that is missing', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    now += 22 * DAY_MS
    model.faults.push('refused')
    await visit()
    logged.mockRestore()
    expect(emitted()).toMatchObject([
      { type: 'misconfigured', problem: 'scope' },
      { type: 'renewal-postponed', cause: 'refused' },
    ])
  })

  test('an action that renews nothing', async () => {
    now += 22 * DAY_MS
    await visit({ 'next-action': 'id' }, { method: 'POST' })
    expect(emitted()).toMatchObject([{ type: 'renewal-postponed', cause: 'deferred' }])
    expect(model.calls.renew).toBe(0)
  })

  test('an end, and why', async () => {
    await model.tokens.revoke(session)
    now += 22 * DAY_MS
    await visit()
    now += 21 * DAY_MS
    await visit()
    expect(emitted()).toEqual([
      { type: 'ended', accounts, reason: 'revoked', durationMs: expect.any(Number) },
      { type: 'ended', accounts, reason: 'expired', durationMs: expect.any(Number) },
    ])
  })

  test('a cookie that is no session, and why', async () => {
    await visit({ cookie: 'storefront_session=garbage' })
    expect(emitted()).toEqual([{ type: 'seal-rejected', reason: 'invalid' }])
  })

  test('a session that came back beside the mark of its log-out, whose token is ended too', async () => {
    const seal = await sealSession(session, { passwords: PASSWORDS, now: Date.now() })
    const mark = Date.parse(session.issuedAt).toString(36)
    const cookie = `storefront_session=${seal}; storefront_session_ended=${mark}`
    const response = await visit({ cookie })
    await Promise.all(background)
    expect(emitted()).toMatchObject([{ type: 'ended', reason: 'logged-out' }])
    expect(response.headers.get('set-cookie')).toMatch(/^storefront_session=; .*Max-Age=0/)
    expect(model.isAlive(tokenOf(session).accessToken)).toBe(false)
  })

  test('with the id that the request came with, if it looks like one, or with a new one', async () => {
    now += 22 * DAY_MS
    await visit({ 'x-request-id': 'a1b2c3d4-0000' })
    await visit({ 'x-request-id': 'not an id\u00a0at all', 'cf-ray': '8f1e2d3c4b5a6978-OPO' })
    await visit({ 'x-vercel-id': '<script>' })
    expect(events.map(({ requestId }) => requestId)).toEqual([
      'a1b2c3d4-0000',
      '8f1e2d3c4b5a6978-OPO',
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ])
  })

  test('never a secret', async () => {
    now += 22 * DAY_MS
    await visit()
    await visit({ cookie: 'storefront_session=garbage' })
    for (const secret of [tokenOf(session).accessToken, 'garbage', 'Fe26', PASSWORDS[1]]) {
      expect(JSON.stringify(events)).not.toContain(secret)
    }
  })
})

describe('a listener', () => {
  test.each([
    [
      'throws',
      () => {
        throw new Error('A listener that throws.')
      },
    ],
    ['rejects', () => Promise.reject(new Error('A listener that rejects.'))],
  ])('that %s harms nothing', async (_, onEvent) => {
    const sessionMiddleware = create({ onEvent })
    now += 22 * DAY_MS
    const response = await visit({}, { sessionMiddleware })
    expect(response.headers.get('set-cookie')).toContain('Fe26.2')
    await Promise.all(background)
  })

  test('that is slow delays no response, and is waited for afterwards', async () => {
    let finish = () => {}
    const slow = new Promise<void>((resolve) => {
      finish = resolve
    })
    now += 22 * DAY_MS
    await visit({}, { sessionMiddleware: create({ onEvent: () => slow }) })
    const isDone = Promise.all(background).then(() => true)
    expect(await Promise.race([isDone, Promise.resolve(false)])).toBe(false)
    finish()
    expect(await isDone).toBe(true)
  })
})

test('in development a response says what was done, in production it does not', async () => {
  expect((await visit()).headers.get('server-timing')).toBeNull()
  vi.stubEnv('NODE_ENV', 'development')
  const sessionMiddleware = create({})
  const timings = [(await visit({}, { sessionMiddleware })).headers.get('server-timing')]
  now += 22 * DAY_MS
  timings.push((await visit({}, { sessionMiddleware })).headers.get('server-timing'))
  expect(timings).toEqual([
    expect.stringMatching(/^session;desc="fresh";dur=\d+\.\d$/),
    expect.stringMatching(/^session;desc="renewed";dur=\d+\.\d$/),
  ])
})

test('a renewal that outlives its response keeps the runtime alive', async () => {
  let answer = () => {}
  const gate = new Promise<void>((resolve) => {
    answer = resolve
  })
  const slow = createModelStore({ clock: () => now, pace: () => gate })
  session = startSession(slow.mint('ada'), modelCustomer('ada'), now)
  now += 22 * DAY_MS
  const sessionMiddleware = create({ tokenSource: () => slow.source })
  expect((await visit({}, { sessionMiddleware })).headers.get('set-cookie')).toBeNull()
  expect(background).toHaveLength(1)
  answer()
  await Promise.all(background)
  expect((await visit({}, { sessionMiddleware })).headers.get('set-cookie')).toContain('Fe26.2')
  expect(slow.calls.renew).toBe(1)
})

test('a log-out of a session that was renewed meanwhile reaches the route with the newest token', async () => {
  model.store.mode = 'rotate-grace'
  now += 22 * DAY_MS
  await visit()
  const response = await visit({}, { method: 'POST', path: '/api/session/logout' })
  expect(response.headers.get('x-middleware-request-cookie')).toContain('Fe26.2')
  expect(model.calls.renew).toBe(1)
  expect((await visit()).headers.get('set-cookie')).toBeNull()
})
