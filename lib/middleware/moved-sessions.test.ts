import { NextRequest } from 'next/server.js'
import {
  createStorefrontEmulator,
  DEFAULT_CLIENT_ID,
  type FaultKind,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionOptions } from '../core/config/options.ts'
import { multipassGrant } from '../core/customer-account/multipass-grant.ts'
import type { SessionEvent } from '../core/events/session-event.ts'
import { sealSession, unsealSession } from '../core/session/seal.ts'
import { type Session, startSession } from '../core/session/session.ts'
import { DAY_MS, PASSWORDS, sessionFixture } from '../core/session/session-fixture.ts'
import { createSessionMiddleware, type SessionMiddleware } from './create-session-middleware.ts'

const MINUTE_MS = 60_000
const SECRET = 'emulator-multipass-secret'

let emulator: StorefrontEmulator
let storeDomain: string
let middleware: SessionMiddleware
let cookie: string
const events: SessionEvent[] = []

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  storeDomain = await emulator.listen()
})
afterAll(() => emulator.close())
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  events.length = 0
  emulator.clock.reset()
  emulator.faults.clear()
  emulator.behaviour.multipassGrant = 'all-tokens'
  middleware = create()
  cookie = await newCookie()
  emulator.journal.clear()
})
afterEach(() => void vi.restoreAllMocks())

function create(more: Partial<SessionOptions> = {}): SessionMiddleware {
  return createSessionMiddleware({
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    siteOrigin: 'http://localhost:3000',
    customerAccountClientId: DEFAULT_CLIENT_ID,
    moveLegacySessions: multipassGrant(() => SECRET),
    now: emulator.clock.now,
    renewWaitMs: 20_000,
    renewTimeoutMs: 20_000,
    onEvent: (event) => events.push(event),
    ...more,
  })
}

/** Of a log-in that has just been. */
async function newCookie(changes: Partial<Session['customer']> = {}): Promise<string> {
  const ada = emulator.customers.byEmail('ada@example.com')
  if (ada === undefined) throw new Error('The demo customer is missing.')
  const issued = emulator.tokens.issue(ada)
  const token = { ...issued, expiresAt: new Date(issued.expiresAt).toISOString() }
  const id = `gid://shopify/Customer/${ada.number}`
  const customer = { ...sessionFixture().customer, id, ...changes }
  const now = emulator.clock.now()
  return sealSession(startSession(token, customer, now), { passwords: PASSWORDS, now })
}

async function visit(): Promise<void> {
  const headers = { cookie: `storefront_session=${cookie}` }
  const response = await middleware(new NextRequest('http://localhost:3000/', { headers }))
  const written = response.cookies.get('storefront_session')
  if (written !== undefined) cookie = written.value
}

async function opened(): Promise<Session> {
  const read = await unsealSession(cookie, { passwords: PASSWORDS })
  if (read.status !== 'present') throw new Error('There is no session.')
  return read.session
}

const isMoved = async () => (await opened()).customerAccount !== undefined
const told = () => events.map(({ type }) => type)

describe('a session of e-mail and password, in a shop with Multipass', () => {
  test('becomes one of a customer account at its renewal, and its customer stays the same', async () => {
    const before = await opened()
    emulator.clock.advance(20 * DAY_MS)
    await visit()
    expect(emulator.journal.entries()).toEqual([])
    emulator.clock.advance(2 * DAY_MS)
    await visit()
    const after = await opened()
    expect(after.customerAccount?.accessToken).toMatch(/^shcat_/)
    expect(after).toMatchObject({ customer: before.customer, issuedAt: before.issuedAt })
    expect(events).toMatchObject([{ type: 'moved', by: 'store' }])
    expect(JSON.stringify(events)).not.toMatch(/ada@|shcat_|shcrt_|emulator-multipass/)
    expect(emulator.journal.count('customerAccessTokenRenew')).toBe(0)
  })

  test('is renewed as such from then on', async () => {
    emulator.clock.advance(22 * DAY_MS)
    await visit()
    for (let times = 0; times < 3; times++) {
      emulator.clock.advance(40 * MINUTE_MS)
      await visit()
    }
    emulator.clock.advance(29 * DAY_MS)
    await visit()
    expect(await isMoved()).toBe(true)
    expect(told()).toEqual(['moved', 'renewed', 'renewed', 'renewed', 'renewed'])
  })

  test('moves once, however many requests come with it, and later ones with the old cookie follow', async () => {
    const old = cookie
    emulator.clock.advance(22 * DAY_MS)
    await Promise.all([visit(), visit(), visit()])
    cookie = old
    emulator.clock.advance(20 * MINUTE_MS)
    await visit()
    expect(await isMoved()).toBe(true)
    expect(emulator.journal.count('multipass')).toBe(1)
    expect(events.map((event) => event.type === 'moved' && event.by)).toEqual([
      'store',
      'in-flight',
      'in-flight',
      'cache',
    ])
  })

  test.each([
    ['there is no secret', { moveLegacySessions: multipassGrant(() => undefined) }, []],
    ['the shop does not want it', { moveLegacySessions: undefined }, []],
    ['no client is configured', { customerAccountClientId: undefined }, []],
    [
      'the secret is another one',
      { moveLegacySessions: multipassGrant(() => 'another secret') },
      ['refused'],
    ],
    [
      'the secret cannot be read',
      {
        moveLegacySessions: multipassGrant(() => {
          throw new Error('The vault is closed.')
        }),
      },
      ['network'],
    ],
  ])('stays what it is, and is renewed, where %s', async (_, options, causes) => {
    middleware = create(options)
    await expectKept(causes)
  })

  test.each([
    ['off', 'http-status'],
    ['access-token-only', 'no-refresh-token'],
  ] as const)('stays what it is where the grant is %s', async (grant, cause) => {
    emulator.behaviour.multipassGrant = grant
    await expectKept([cause])
  })

  test('stays what it is where Shopify has handed out the tokens of somebody else', async () => {
    cookie = await newCookie({ id: 'gid://shopify/Customer/9999' })
    await expectKept(['another-customer'])
  })

  const FACES: readonly (readonly [FaultKind, string])[] = [
    ['service-unavailable-503', 'token'],
    ['unauthorized-401', 'token'],
    ['bad-request-400', 'token'],
    ['too-many-requests-429', 'token'],
    ['html-200', 'token'],
    ['empty-json', 'token'],
    ['truncated-json', 'token'],
    ['reset', 'token'],
    ['service-unavailable-503', 'discovery'],
    ['html-200', 'discovery'],
    ['unauthorized-401', 'customer-account-api'],
    ['throttled', 'customer-account-api'],
    ['null-data', 'customer-account-api'],
    ['internal-error', 'customer-account-api'],
  ]
  test.each(FACES)('stays what it is, and is renewed, at %s of %s', async (kind, field) => {
    emulator.faults.add({ kind, field })
    await expectKept([expect.any(String)])
  })

  test('is not kept from its renewal by an endpoint that hangs', async () => {
    middleware = create({ renewTimeoutMs: 2000 })
    emulator.faults.add({ kind: 'hang', field: 'token' })
    await expectKept(['timeout'])
  })

  test('takes no longer to try than one call may, however many it makes', async () => {
    middleware = create({ renewTimeoutMs: 1000 })
    for (const field of ['token', 'customer-account-api']) {
      emulator.faults.add({ kind: 'latency', field, delayMs: 700 })
    }
    emulator.clock.advance(22 * DAY_MS)
    await visit()
    expect(events[0]).toMatchObject({ type: 'move-failed', cause: 'timeout' })
    expect(await isMoved()).toBe(false)
  })

  test('is over where its own token is dead, as it would be without this', async () => {
    const { customerAccessToken } = await opened()
    const token = emulator.tokens.valid(customerAccessToken?.accessToken ?? '')
    if (token === undefined) throw new Error('The token is not alive.')
    emulator.tokens.revoke(token)
    emulator.clock.advance(22 * DAY_MS)
    await visit()
    expect(cookie).toBe('revoked')
  })

  test('after a failure the next ones are renewed without a try, for a minute', async () => {
    const [second, third] = [await newCookie(), await newCookie()]
    emulator.faults.add({ kind: 'service-unavailable-503', field: 'token' })
    emulator.clock.advance(22 * DAY_MS)
    await visit()
    emulator.faults.clear()
    emulator.journal.clear()
    emulator.clock.advance(30_000)
    cookie = second
    await visit()
    expect(await isMoved()).toBe(false)
    expect(told()).toEqual(['move-failed', 'renewed', 'renewed'])
    emulator.clock.advance(31_000)
    cookie = third
    await visit()
    expect(await isMoved()).toBe(true)
  })

  async function expectKept(causes: readonly unknown[]): Promise<void> {
    emulator.clock.advance(22 * DAY_MS)
    await visit()
    expect(await isMoved()).toBe(false)
    expect(Date.parse((await opened()).customerAccessToken?.expiresAt ?? '')).toBeGreaterThan(
      emulator.clock.now() + 41 * DAY_MS,
    )
    expect(events.filter(({ type }) => type === 'move-failed')).toMatchObject(
      causes.map((cause) => ({ cause })),
    )
    expect(events.at(-1)).toMatchObject({ type: 'renewed', by: 'store' })
  }
})
