import fc from 'fast-check'
import { NextRequest } from 'next/server.js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionOptions } from '../core/config/options.ts'
import type { SessionEvent } from '../core/events/session-event.ts'
import { decide } from '../core/renewal/decide-renewal.ts'
import { createModelStore, modelCustomer } from '../core/renewal/token-source-fixture.ts'
import { sealedCookie } from '../core/session/sealed-cookie.ts'
import {
  type Session,
  startAccountSession,
  startSession,
  withRenewedToken,
} from '../core/session/session.ts'
import {
  accountSessionFixture,
  DAY_MS,
  PASSWORDS,
  SEALING,
  sessionFixture,
} from '../core/session/session-fixture.ts'
import { isBeforeWindow } from '../core/session/window-note.ts'
import { createSessionRoutes } from '../routes/index.ts'
import { memoryStore } from '../store/index.ts'
import { createSessionMiddleware } from './create-session-middleware.ts'

// Before its window, middleware has no reason to open a session. To open a seal takes keys, and every
// key takes WebCrypto: whoever does not ask it has not opened anything.

const SITE = { cookieName: 'storefront_session', isHttps: false }

let now: number
let model: ReturnType<typeof createModelStore>
let session: Session
let events: SessionEvent[]
let options: SessionOptions

beforeEach(() => {
  now = Date.now()
  model = createModelStore({ clock: () => now })
  session = startSession(model.mint('ada'), modelCustomer('ada'), now)
  events = []
  options = {
    storeDomain: 'unused.example',
    publicAccessToken: 'unused',
    password: PASSWORDS,
    now: () => now,
    tokenSource: () => model.source,
    // No renewal goes on after its test.
    renewWaitMs: 60_000,
    renewTimeoutMs: 60_000,
    onEvent: (event) => events.push(event),
  }
})
afterEach(() => vi.restoreAllMocks())

async function cookieOf(given = session): Promise<string> {
  return (await sealedCookie(given, { config: SEALING, site: SITE, now })).value
}

/** What a visit is answered, and whether a key was made for it. */
async function visit(
  cookie: string,
  { path = '/account', method = 'GET', more = {} as SessionOptions } = {},
) {
  const keys = vi.spyOn(crypto.subtle, 'importKey')
  const headers = {
    cookie: `storefront_session=${cookie}`,
    host: 'shop.example',
    origin: 'http://shop.example',
  }
  const request = new NextRequest(`http://shop.example${path}`, { method, headers })
  const response = await createSessionMiddleware({ ...options, ...more })(request)
  return { response, isOpened: keys.mock.calls.length > 0 }
}

describe('before its window', () => {
  test('a session is let through, and stays closed', async () => {
    now += 20 * DAY_MS
    const { response, isOpened } = await visit(await cookieOf())
    expect([...response.headers]).toEqual([['x-middleware-next', '1']])
    expect(isOpened).toBe(false)
  })

  test('one that an earlier release has sealed says nothing, and is opened', async () => {
    const [seal] = (await cookieOf()).split(/~[^~]*$/)
    const { response, isOpened } = await visit(seal ?? '')
    expect([...response.headers]).toEqual([['x-middleware-next', '1']])
    expect(isOpened).toBe(true)
  })

  test('that of a customer account is closed for half an hour, and then renewed', async () => {
    const at = (ms: number) => new Date(now + ms).toISOString()
    const { customerAccount, customer } = accountSessionFixture({
      expiresAt: at(60 * 60_000),
      sessionEndsAt: at(30 * DAY_MS),
    })
    const cookie = await cookieOf(startAccountSession(customerAccount, customer, now))
    now += 29 * 60_000
    expect(await visit(cookie)).toMatchObject({ isOpened: false })
    now += 60_000
    expect(await visit(cookie)).toMatchObject({ isOpened: true })
  })

  test.each([
    ['is asked to log out', { path: '/api/session/logout', method: 'POST' }],
    [
      'shares its sessions with other instances, and leads visitors away here',
      { more: { store: memoryStore(), protectedPaths: ['/account'] } },
    ],
  ])('it is opened where the site %s', async (_, how) => {
    expect(await visit(await cookieOf(), how)).toMatchObject({ isOpened: true })
  })

  test('with a shared store it stays closed on all other pages', async () => {
    const more = { store: memoryStore(), protectedPaths: ['/orders'] }
    expect(await visit(await cookieOf(), { more })).toMatchObject({ isOpened: false })
  })

  test('it is opened beside the mark of a log-out', async () => {
    const mark = Date.parse(session.issuedAt).toString(36)
    const { isOpened } = await visit(`${await cookieOf()}; storefront_session_ended=${mark}`)
    expect(isOpened).toBe(true)
    expect(events).toMatchObject([{ type: 'ended', reason: 'logged-out' }])
  })
})

describe('from its window on', () => {
  test('it is opened and renewed, by the same cookie', async () => {
    const cookie = await cookieOf()
    now += 21 * DAY_MS
    const { response } = await visit(cookie)
    expect(events).toMatchObject([{ type: 'renewed' }])
    expect(response.headers.get('set-cookie')).toMatch(/^storefront_session=Fe26\.2\*/)
  })

  test('its next cookie says until when it stays closed', async () => {
    const cookie = await cookieOf()
    now += 21 * DAY_MS
    const { response } = await visit(cookie)
    const renewed = response.cookies.get('storefront_session')?.value ?? ''
    now += 10 * DAY_MS
    expect(await visit(renewed)).toMatchObject({ isOpened: true })
    expect(isBeforeWindow(renewed, now - 10 * DAY_MS)).toBe(true)
  })
})

describe('a seal of somebody else, with a note that says “before”', () => {
  const forged = async () => (await cookieOf()).replace(/\*[^*~]+~2~/, `*${'A'.repeat(43)}~2~`)

  test('lets nobody in: the gate opens it', async () => {
    const { response, isOpened } = await visit(await forged())
    expect([...response.headers]).toEqual([['x-middleware-next', '1']])
    expect(isOpened).toBe(false)
    expect(await shown(await forged())).toEqual({ status: 'signed-out', reason: 'unreadable' })
  })

  test('is told of once, by the gate', async () => {
    await visit(await forged())
    expect(events).toEqual([])
    await shown(await forged())
    expect(events).toMatchObject([{ type: 'seal-rejected', reason: 'invalid' }])
  })

  test('without a note it is told of once, by the middleware', async () => {
    const cookie = (await forged()).replace(/~[^~]*$/, '')
    await visit(cookie)
    await shown(cookie)
    expect(events).toMatchObject([{ type: 'seal-rejected', reason: 'invalid' }])
  })
})

async function shown(cookie: string): Promise<unknown> {
  const { GET } = createSessionRoutes(options)
  const headers = { cookie: `storefront_session=${cookie}` }
  const request = new NextRequest('http://shop.example/api/session', { headers })
  return (await GET(request, { params: Promise.resolve({}) })).json()
}

const lifetimes = fc.oneof(
  fc.integer({ min: 1, max: 180_000 }),
  fc.integer({ min: 1, max: 100 * DAY_MS }),
)
const parts = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

/** Sessions of either kind, at their log-in or after renewals; some of them end before their token. */
const sessions = fc
  .record({
    isAccount: fc.boolean(),
    lifetimeMs: lifetimes,
    sessionMs: lifetimes,
    renewals: fc.array(fc.record({ part: parts, lifetimeMs: lifetimes }), { maxLength: 4 }),
  })
  .map(({ isAccount, lifetimeMs, sessionMs, renewals }) => {
    const start = Date.parse('2026-11-01T12:00:00.123Z')
    const at = (ms: number) => new Date(ms).toISOString()
    const { customer } = sessionFixture()
    const { customerAccount } = accountSessionFixture({
      expiresAt: at(start + lifetimeMs),
      sessionEndsAt: at(start + sessionMs),
    })
    if (isAccount) return startAccountSession(customerAccount, customer, start)
    const token = (end: number) => ({ accessToken: 'x', expiresAt: at(end) })
    let since = start
    let end = start + lifetimeMs
    let made = startSession(token(end), customer, since)
    for (const renewal of renewals) {
      since += Math.floor((end - since) * renewal.part)
      end = since + renewal.lifetimeMs
      made = withRenewedToken(made, token(end), since)
    }
    return made
  })

test('no cookie stays closed at an instant at which there is something to do', async () => {
  const policies = fc.record({
    renewWithinSeconds: fc.option(fc.integer({ min: 1, max: 50 * 86_400 })),
  })
  const kinds = fc.constantFrom('visit' as const, 'write' as const, 'prefetch' as const)
  let closed = 0
  await fc.assert(
    fc.asyncProperty(sessions, policies, parts, kinds, async (given, renewal, part, kind) => {
      const since = Date.parse(given.issuedAt)
      const config = { ...SEALING, renewal }
      const { value } = await sealedCookie(given, { config, site: SITE, now: since })
      const instant = Math.floor(since + part * part * 120 * DAY_MS)
      if (!isBeforeWindow(value, instant)) return
      closed += 1
      expect(decide(given, { now: instant, policy: renewal, kind })).toBe('keep')
    }),
    { numRuns: 1000 },
  )
  expect(closed).toBeGreaterThan(50)
})
