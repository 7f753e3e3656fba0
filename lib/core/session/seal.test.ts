import { sealData } from 'iron-session'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { guardedToken } from './guarded-token.ts'
import { sealSession, unsealSession } from './seal.ts'
import { withRenewedToken } from './session.ts'
import { DAY_MS, PASSWORDS, sessionFixture } from './session-fixture.ts'

const OTHER = { 1: 'another password, also 32 characters or more' }
const now = Date.now()
const session = sessionFixture({
  customerAccessToken: guardedToken({
    accessToken: '0123456789abcdef0123456789abcdef',
    expiresAt: new Date(now + 42 * DAY_MS).toISOString(),
  }),
})
const seal = await sealSession(session, { passwords: PASSWORDS, now })

const UNREADABLE = { status: 'absent', reason: 'unreadable' }

afterEach(() => vi.useRealTimers())

describe('a seal', () => {
  test('opens to the session that was sealed', async () => {
    const read = await unsealSession(seal, { passwords: PASSWORDS })
    expect(read).toEqual({ status: 'present', session })
    // What is guarded is not compared, so once more by its name.
    expect(Object(read).session.customerAccessToken.accessToken).toBe(
      session.customerAccessToken.accessToken,
    )
  })

  test('is less than 610 bytes, renewed or not: it travels with every request', async () => {
    const customer = { ...session.customer, id: 'gid://shopify/Customer/7200000000001' }
    // Shopify's instants have no milliseconds.
    const expiresAt = `${session.customerAccessToken.expiresAt.slice(0, 19)}Z`
    const token = guardedToken({ accessToken: '0'.repeat(32), expiresAt })
    const begun = { ...session, customerAccessToken: token, customer }
    for (const each of [begun, withRenewedToken(begun, token, now)]) {
      const { length } = await sealSession(each, { passwords: PASSWORDS, now })
      expect(length).toBeLessThan(610)
    }
  })

  test('shows nothing of what is in it', () => {
    const { accessToken } = session.customerAccessToken
    for (const secret of [accessToken, btoa(accessToken), session.customer.id, 'Lovelace']) {
      expect(seal).not.toContain(secret)
    }
  })

  test('is different each time, so that it tells nothing about the session', async () => {
    expect(await sealSession(session, { passwords: PASSWORDS, now })).not.toBe(seal)
  })

  test('stays below 700 bytes for a token of 32 characters', () => {
    expect(seal.length).toBeLessThan(700)
  })

  test('ends with the token that is in it, a minute of clock skew allowed', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const end = now + 42 * DAY_MS
    vi.setSystemTime(end + 59_000)
    expect((await unsealSession(seal, { passwords: PASSWORDS })).status).toBe('present')
    vi.setSystemTime(end + 61_000)
    expect(await unsealSession(seal, { passwords: PASSWORDS })).toEqual(absent('expired'))
  })
})

describe('no session', () => {
  test('is "missing" without a cookie and with an empty one', async () => {
    expect(await unsealSession(undefined, { passwords: PASSWORDS })).toEqual(absent('missing'))
    expect(await unsealSession('', { passwords: PASSWORDS })).toEqual(absent('missing'))
  })

  test('is what ended it for the rest of the request that ended it', async () => {
    for (const reason of ['expired', 'revoked']) {
      expect(await unsealSession(reason, { passwords: PASSWORDS })).toEqual(absent(reason))
    }
  })

  test('is "unreadable" when a single character of the seal was changed, wherever it stands', async () => {
    for (let at = 0; at < seal.length - 2; at += 1) {
      const changed = seal.slice(0, at) + another(seal[at] ?? '') + seal.slice(at + 1)
      expect(await unsealSession(changed, { passwords: PASSWORDS })).toMatchObject(UNREADABLE)
    }
  })

  test('is "unreadable" under another password', async () => {
    expect(await unsealSession(seal, { passwords: OTHER })).toEqual({
      ...UNREADABLE,
      rejection: 'invalid',
    })
    const other = { 2: OTHER[1] }
    expect(await unsealSession(seal, { passwords: other })).toEqual({
      ...UNREADABLE,
      rejection: 'unknown-password',
    })
  })

  test('is "unreadable" for whatever else a client sends', async () => {
    const values = [
      'x',
      'Fe26.2',
      'Fe26.2**'.repeat(9),
      '~2',
      '%00',
      '{"version":1}',
      'a'.repeat(9000),
    ]
    for (const value of values) {
      expect(await unsealSession(value, { passwords: PASSWORDS })).toMatchObject(UNREADABLE)
    }
  })

  test('is "unreadable" when what was sealed is no session of this version', async () => {
    const { customerAccessToken: token, ...withoutToken } = session
    const { accessToken, expiresAt } = token
    const plain = { ...withoutToken, customerAccessToken: { accessToken, expiresAt } }
    const strangers = [
      {},
      { ...plain, version: 2 },
      withoutToken,
      { ...plain, customerAccessToken: { accessToken, expiresAt: 'soon' } },
      { ...plain, customer: { ...session.customer, id: '' } },
      'a string',
    ]
    for (const stranger of strangers) {
      const sealed = await sealData(stranger, { password: PASSWORDS })
      expect(await unsealSession(sealed, { passwords: PASSWORDS })).toEqual({
        ...UNREADABLE,
        rejection: 'other-format',
      })
    }
  })
})

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A character that means something else: the last one of some bytes has bits that mean nothing. */
function another(character: string): string {
  const index = BASE64URL.indexOf(character)
  return index < 0 ? 'A' : (BASE64URL[index ^ 32] ?? 'A')
}

describe('rotation', () => {
  const rotated = { 1: PASSWORDS[1], 2: OTHER[1] }

  test('opens what an older password sealed', async () => {
    expect((await unsealSession(seal, { passwords: rotated })).status).toBe('present')
  })

  test('seals with the newest password', async () => {
    const fresh = await sealSession(session, { passwords: rotated, now })
    expect((await unsealSession(fresh, { passwords: { 2: OTHER[1] } })).status).toBe('present')
    expect((await unsealSession(fresh, { passwords: PASSWORDS })).status).toBe('absent')
  })
})

function absent(reason: string) {
  return { status: 'absent', reason }
}
