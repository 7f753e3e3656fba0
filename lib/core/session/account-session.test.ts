import { describe, expect, test } from 'vitest'
import { LARGEST_COOKIE_BYTES } from './cookie.ts'
import { EARLY_SEALS } from './early-seals-fixture.ts'
import { renewalOpensAt } from './renewal-window.ts'
import { sealSession, unsealSession } from './seal.ts'
import { sealedCookie } from './sealed-cookie.ts'
import { endOf, hasEnded, startAccountSession, tokenOf, withCredential } from './session.ts'
import { decodeSession, encodeSession } from './session-codec.ts'
import {
  accountSessionFixture,
  ISSUED_AT,
  PASSWORDS,
  SEALING,
  sessionFixture,
} from './session-fixture.ts'
import { currentSession, sessionState } from './session-state.ts'

const MINUTE_MS = 60_000
const session = accountSessionFixture()
const { accessToken, refreshToken } = session.customerAccount

/** Characters that no compression would shorten: as in the signature of a token. */
function incompressible(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return [...bytes].map((byte) => 'abcdefghijklmnopqrstuvwxyzABCDEF'[byte % 32]).join('')
}

describe('a session of a customer account', () => {
  test('opens to what was sealed', async () => {
    const seal = await sealSession(session, { passwords: PASSWORDS, now: Date.now() })
    const read = await unsealSession(seal, { passwords: PASSWORDS })
    expect(read).toEqual({ status: 'present', session })
    if (read.status !== 'present') return
    expect(tokenOf(read.session).accessToken).toBe(accessToken)
    expect(read.session.customerAccount?.refreshToken).toBe(refreshToken)
  })

  test('keeps where it is renewed only if that does not follow from the shop', () => {
    const learnt = 'https://account.shop.example/authentication/oauth/token'
    const encoded = encodeSession(accountSessionFixture({ tokenEndpoint: learnt }))
    expect(decodeSession(encoded)?.customerAccount?.tokenEndpoint).toBe(learnt)
    expect(JSON.stringify(encodeSession(session))).not.toContain('tokenEndpoint')
  })

  test('shows neither token to what walks, copies or prints it', () => {
    const texts = [
      JSON.stringify(session),
      JSON.stringify({ ...session.customerAccount }),
      JSON.stringify(structuredClone(session)),
      String(session.customerAccount),
    ]
    for (const text of texts) {
      expect(text).not.toContain(accessToken)
      expect(text).not.toContain(refreshToken)
    }
    expect(JSON.stringify(session.customerAccount)).toContain('"refreshToken":"[redacted]"')
  })

  test('is one of its kind: with a token of the other kind beside it, it is none', () => {
    const encoded = encodeSession(session)
    const { customerAccessToken } = encodeSession(sessionFixture()) as Record<string, unknown>
    expect(decodeSession(encoded)).not.toBeNull()
    expect(decodeSession({ ...encoded, customerAccessToken })).toBeNull()
  })

  test.each(['accessToken', 'refreshToken', 'expiresAt', 'sessionEndsAt'])(
    'is none without %s',
    (name) => {
      const { customerAccount, ...rest } = encodeSession(session) as Record<string, unknown>
      const without = { ...Object(customerAccount), [name]: undefined }
      expect(decodeSession({ ...rest, customerAccount: without })).toBeNull()
    },
  )

  test('outlives its access token, and ends with itself', () => {
    const end = Date.parse(endOf(session))
    expect(endOf(session)).toBe('2026-12-01T12:00:00Z')
    expect(hasEnded(session, end - 1)).toBe(false)
    expect(hasEnded(session, end)).toBe(true)
    const read = { status: 'present', session } as const
    const state = sessionState(currentSession(read, ISSUED_AT + 120 * MINUTE_MS))
    expect(state).toMatchObject({ status: 'signed-in', expiresAt: '2026-12-01T12:00:00Z' })
    expect(sessionState(currentSession(read, end))).toEqual({
      status: 'signed-out',
      reason: 'expired',
    })
  })

  test('is renewed from half of its access token’s life, whatever window a shop has set', () => {
    for (const renewWithinSeconds of [null, 14 * 86_400, 60]) {
      const policy = { renewWithinSeconds }
      expect(renewalOpensAt(session, policy)).toBe(ISSUED_AT + 30 * MINUTE_MS)
      const renewedAt = ISSUED_AT + 40 * MINUTE_MS
      const tokens = accountSessionFixture({ expiresAt: '2026-11-01T13:40:00Z' })
      const renewed = withCredential(session, tokens, renewedAt)
      expect(renewalOpensAt(renewed, policy)).toBe(renewedAt + 30 * MINUTE_MS)
    }
  })

  test('takes the place of a session of the other kind, with its customer and its beginning', () => {
    const moved = withCredential(sessionFixture(), session, ISSUED_AT + MINUTE_MS)
    expect(moved.customerAccessToken).toBeUndefined()
    expect(tokenOf(moved).accessToken).toBe(accessToken)
    expect(moved.customer).toEqual(sessionFixture().customer)
  })
})

describe('the cookie of a customer account', () => {
  const emoji = '\u{1f338}'.repeat(50)
  const longest = startAccountSession(
    {
      ...session.customerAccount,
      accessToken: `shcat_${incompressible(1094)}`,
      refreshToken,
      tokenEndpoint: `https://account.${'a'.repeat(63)}.example/authentication/oauth/token`,
    },
    {
      id: `gid://shopify/Customer/${'9'.repeat(20)}`,
      firstName: emoji,
      lastName: emoji,
      displayName: emoji,
    },
    ISSUED_AT,
  )

  test('is kept by every browser with the longest tokens, names and addresses there are', async () => {
    const site = { cookieName: 'storefront_session', isHttps: true }
    const writing = { config: SEALING, site, now: ISSUED_AT }
    const renewed = withCredential(longest, longest, ISSUED_AT)
    const { name, value } = await sealedCookie(renewed, writing)
    expect(name.length + value.length).toBeLessThan(LARGEST_COOKIE_BYTES - 500)
  })

  test('is about two kilobytes with those that have been seen', async () => {
    const seen = startAccountSession(
      { ...session.customerAccount, accessToken: `shcat_${incompressible(900)}`, refreshToken },
      { ...session.customer, id: 'gid://shopify/Customer/7200000000001' },
      ISSUED_AT,
    )
    const { length } = await sealSession(seen, { passwords: PASSWORDS, now: ISSUED_AT })
    expect(length).toBeLessThan(2000)
  })
})

test('what release 0.1 sealed is a session of the other kind', async () => {
  const read = await unsealSession(EARLY_SEALS.session, { passwords: PASSWORDS })
  if (read.status !== 'present') throw new Error('It did not open.')
  expect(read.session.customerAccount).toBeUndefined()
  expect(read.session.customerAccessToken?.accessToken).toMatch(/^[0-9a-f]{32}$/)
})
