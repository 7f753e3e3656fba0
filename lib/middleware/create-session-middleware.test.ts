import { NextRequest, type NextResponse } from 'next/server.js'
import {
  createStorefrontEmulator,
  type FaultKind,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sealSession, unsealSession } from '../core/session/seal.ts'
import { endOf, type Session, startSession, tokenOf } from '../core/session/session.ts'
import { DAY_MS, PASSWORDS, sessionFixture } from '../core/session/session-fixture.ts'
import { createSessionMiddleware, type SessionMiddleware } from './create-session-middleware.ts'

let emulator: StorefrontEmulator
let origin: string
let sessionMiddleware: SessionMiddleware
let session: Session
let seal: string

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  origin = await emulator.listen()
})
afterAll(() => emulator.close())

beforeEach(async () => {
  sessionMiddleware = create({ renewTimeoutMs: 10_000, renewWaitMs: 10_000 })
  emulator.clock.reset()
  emulator.faults.clear()
  Object.assign(emulator.behaviour, {
    renew: 'same',
    tokenLifetimeSeconds: 42 * 24 * 60 * 60,
    scopes: ['unauthenticated_read_customers', 'unauthenticated_write_customers'],
  })
  const now = emulator.clock.now()
  const customer = emulator.customers.byEmail('ada@example.com')
  if (customer === undefined) throw new Error('The demo customer is missing.')
  const token = emulator.tokens.issue(customer)
  const expiresAt = new Date(token.expiresAt).toISOString()
  session = startSession(
    { accessToken: token.accessToken, expiresAt },
    sessionFixture().customer,
    now,
  )
  seal = await sealSession(session, { passwords: PASSWORDS, now })
  emulator.journal.clear()
})

/** Patient where the store answers, so that no test fails because the machine is busy. */
function create(times: { renewTimeoutMs: number; renewWaitMs?: number }): SessionMiddleware {
  return createSessionMiddleware({
    storeDomain: origin,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    now: emulator.clock.now,
    ...times,
  })
}

function visit(cookie?: string, url = 'http://shop.example/account'): Promise<NextResponse> {
  const headers = cookie === undefined ? {} : { cookie }
  return sessionMiddleware(new NextRequest(url, { headers }))
}

const withSeal = () => `theme=dark; storefront_session=${seal}; cart=1`

/** What Next hands on to the page: the request's cookies if they were replaced, else undefined. */
function forwardedCookie(response: NextResponse): string | undefined {
  return response.headers.get('x-middleware-request-cookie') ?? undefined
}

async function opened(response: NextResponse): Promise<Session> {
  const read = await unsealSession(response.cookies.get('storefront_session')?.value, {
    passwords: PASSWORDS,
  })
  if (read.status === 'absent') throw new Error(`no session in the cookie: ${read.reason}`)
  return read.session
}

/** Let through as it came: nothing written, nothing overridden, the store not asked. */
function expectUntouched(response: NextResponse): void {
  expect([...response.headers]).toEqual([['x-middleware-next', '1']])
}

describe('a visitor without a session', () => {
  test('is let through untouched', async () => {
    expectUntouched(await visit())
    expectUntouched(await visit('theme=dark'))
    expect(emulator.journal.entries()).toEqual([])
  })

  test('stays one with an unreadable cookie, which is left alone', async () => {
    expectUntouched(await visit('storefront_session=garbage'))
    expectUntouched(
      await visit(`storefront_session=${seal.replace(/[^*]+~2$/, `${'A'.repeat(43)}~2`)}`),
    )
  })
})

describe('a session before its renewal window', () => {
  test('is let through untouched, and the store is not asked', async () => {
    emulator.clock.advance(20 * DAY_MS)
    expectUntouched(await visit(withSeal()))
    expect(emulator.journal.entries()).toEqual([])
  })
})

describe('a session in its renewal window', () => {
  beforeEach(() => emulator.clock.advance(22 * DAY_MS))

  test('is renewed once, and the browser gets the new cookie with every attribute', async () => {
    const response = await visit(withSeal())
    expect(emulator.journal.count('customerAccessTokenRenew')).toBe(1)
    const renewed = await opened(response)
    const gained = Date.parse(endOf(renewed)) - Date.parse(endOf(session))
    expect(Math.round(gained / DAY_MS)).toBe(22)
    expect(response.headers.getSetCookie()).toHaveLength(1)
    expect(response.headers.get('set-cookie')).toMatch(
      /^storefront_session=Fe26\.2\*1\*[^;]+; Path=\/; Expires=[^;]+; Max-Age=(36287\d\d|3628800); HttpOnly; SameSite=lax$/,
    )
  })

  test('is new for this very request too, beside the other cookies', async () => {
    const response = await visit(withSeal())
    const fresh = response.cookies.get('storefront_session')?.value
    expect(fresh).not.toBe(seal)
    expect(forwardedCookie(response)).toBe(`theme=dark; storefront_session=${fresh}; cart=1`)
  })

  test('keeps who it is for, and when it began', async () => {
    const { customerAccessToken, customerAccount, renewedAt, ...rest } = await opened(
      await visit(withSeal()),
    )
    const { customerAccessToken: before, ...restBefore } = session
    expect(rest).toEqual(restBefore)
    expect(customerAccount).toBeUndefined()
    expect(customerAccessToken?.accessToken).toBe(before?.accessToken)
    expect(Math.abs(Date.parse(renewedAt ?? '') - emulator.clock.now())).toBeLessThan(60_000)
  })

  test('is never written into a response that a cache may keep', async () => {
    expect((await visit(withSeal())).headers.get('cache-control')).toBe('private, no-store')
  })

  test('is not renewed again when it comes back with the new cookie', async () => {
    const { value } = (await visit(withSeal())).cookies.get('storefront_session') ?? {}
    expectUntouched(await visit(`storefront_session=${value}`))
    expect(emulator.journal.count('customerAccessTokenRenew')).toBe(1)
  })

  test('is not renewed again at once when Shopify did not move its end', async () => {
    emulator.behaviour.renew = 'no-extend'
    const response = await visit(withSeal())
    const { value } = response.cookies.get('storefront_session') ?? {}
    const { accessToken } = tokenOf(await opened(response))
    expect(accessToken).toBe(tokenOf(session).accessToken)
    expectUntouched(await visit(`storefront_session=${value}`))
    expect(emulator.journal.count('customerAccessTokenRenew')).toBe(1)
  })

  test('takes the string that Shopify hands back, and lives on with it', async () => {
    emulator.behaviour.renew = 'rotate-strict'
    const { accessToken } = tokenOf(await opened(await visit(withSeal())))
    expect(accessToken).not.toBe(tokenOf(session).accessToken)
    expect(emulator.tokens.valid(accessToken)).toBeDefined()
  })

  test('is __Host- and Secure where the site is https, also behind a proxy', async () => {
    const cookie = `__Host-storefront_session=${seal}`
    const direct = await visit(cookie, 'https://shop.example/account')
    const proxied = await sessionMiddleware(
      new NextRequest('http://127.0.0.1:3000/account', {
        headers: { cookie, 'x-forwarded-proto': 'https' },
      }),
    )
    for (const response of [direct, proxied]) {
      expect(response.headers.get('set-cookie')).toMatch(
        /^__Host-storefront_session=Fe26.*; Secure/,
      )
    }
    expectUntouched(await visit(withSeal(), 'https://shop.example/account'))
  })

  test.each<FaultKind>([
    'hang',
    'reset',
    'error-500',
    'security-rejection-430',
    'too-many-requests-429',
    'unauthorized-401',
    'redirect-307',
    'html-200',
    'truncated-json',
    'nonsense-json',
    'too-large',
    'throttled',
  ])('is kept as it is when the store fails with %s', async (kind) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    sessionMiddleware = create({ renewTimeoutMs: 300 })
    emulator.faults.add({ kind })
    expectUntouched(await visit(withSeal()))
    vi.restoreAllMocks()
  })

  test('is kept when the renewal is refused but the token is alive, and the operator is told', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    emulator.behaviour.scopes = ['unauthenticated_read_customers']
    expectUntouched(await visit(withSeal()))
    expect(logged.mock.calls.join()).toMatch(
      /STOREFRONT_MISCONFIGURED.*unauthenticated_write_customers/,
    )
    expect(logged.mock.calls.join()).not.toContain(tokenOf(session).accessToken)
    logged.mockRestore()
  })

  test('is kept when the new end is already past', async () => {
    emulator.behaviour.tokenLifetimeSeconds = 0
    emulator.behaviour.renew = 'rotate-grace'
    expectUntouched(await visit(withSeal()))
  })

  test('ends when Shopify says that the token is dead, for this request and for the browser', async () => {
    for (const token of emulator.tokens.all()) emulator.tokens.revoke(token)
    const response = await visit(withSeal())
    expect(forwardedCookie(response)).toBe('theme=dark; storefront_session=revoked; cart=1')
    expect(response.headers.get('set-cookie')).toBe(
      'storefront_session=revoked; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; HttpOnly; SameSite=lax',
    )
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })
})

describe.each([8, 20])('a session whose tokens live for %d seconds', (seconds) => {
  const lifetimeMs = seconds * 1000
  let startedAt: number

  // The clock stands still, so that a busy machine is not late; Shopify's instants are whole seconds.
  beforeEach(async () => {
    startedAt = Math.ceil(Date.now() / 1000) * 1000
    vi.useFakeTimers({ toFake: ['Date'], now: startedAt })
    emulator.behaviour.tokenLifetimeSeconds = seconds
    const customer = emulator.customers.byEmail('ada@example.com')
    if (customer === undefined) throw new Error('The demo customer is missing.')
    const { accessToken, expiresAt } = emulator.tokens.issue(customer)
    const token = { accessToken, expiresAt: new Date(expiresAt).toISOString() }
    session = startSession(token, sessionFixture().customer, startedAt)
    seal = await sealSession(session, { passwords: PASSWORDS, now: startedAt })
  })
  afterEach(() => vi.useRealTimers())

  test('is renewed from half of that on, again and again', async () => {
    for (const renewals of [1, 2, 3, 4]) {
      startedAt += lifetimeMs / 2
      emulator.clock.set(startedAt - 1)
      expectUntouched(await visit(withSeal()))
      emulator.clock.set(startedAt)
      const response = await visit(withSeal())
      expect(Date.parse(endOf(await opened(response)))).toBe(startedAt + lifetimeMs)
      expect(emulator.journal.count('customerAccessTokenRenew')).toBe(renewals)
      seal = response.cookies.get('storefront_session')?.value ?? ''
    }
  })

  test('is tried again at half of what is left if its end did not move, and ends there', async () => {
    emulator.behaviour.renew = 'no-extend'
    for (const part of [1 / 2, 3 / 4]) {
      emulator.clock.set(startedAt + lifetimeMs * part - 1)
      expectUntouched(await visit(withSeal()))
      emulator.clock.set(startedAt + lifetimeMs * part)
      seal = (await visit(withSeal())).cookies.get('storefront_session')?.value ?? ''
    }
    expect(emulator.journal.count('customerAccessTokenRenew')).toBe(2)
    emulator.clock.set(startedAt + lifetimeMs)
    const response = await visit(withSeal())
    expect(response.headers.get('set-cookie')).toMatch(/^storefront_session=expired;/)
  })
})

describe('a session past its end', () => {
  test('is removed from the browser without asking the store', async () => {
    emulator.clock.advance(43 * DAY_MS)
    const response = await visit(withSeal())
    expect(response.headers.get('set-cookie')).toBe(
      'storefront_session=expired; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; HttpOnly; SameSite=lax',
    )
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(emulator.journal.entries()).toEqual([])
  })

  test('leaves the reason to the page, which may want to say why the customer is signed out', async () => {
    emulator.clock.advance(43 * DAY_MS)
    expect(forwardedCookie(await visit(withSeal()))).toBe(
      'theme=dark; storefront_session=expired; cart=1',
    )
  })
})

describe('a broken configuration', () => {
  test('is no error until the first request, and then names every variable', async () => {
    const broken = createSessionMiddleware({ password: 'short' })
    await expect(broken(new NextRequest('http://shop.example/'))).rejects.toThrow(
      /SHOPIFY_STORE_DOMAIN is missing[\s\S]*SESSION_PASSWORD is too short/,
    )
  })
})
