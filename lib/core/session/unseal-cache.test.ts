import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { guardedToken } from './guarded-token.ts'
import { sealSession, unsealSession } from './seal.ts'
import type { Session, SessionRead } from './session.ts'
import { DAY_MS, PASSWORDS, sessionFixture } from './session-fixture.ts'

/** How often WebCrypto was asked to decrypt. */
let decryptions = 0
const decrypt = crypto.subtle.decrypt.bind(crypto.subtle)
Object.defineProperty(crypto.subtle, 'decrypt', {
  value(...args: Parameters<typeof decrypt>) {
    decryptions += 1
    return decrypt(...args)
  },
})

beforeEach(() => {
  decryptions = 0
})
afterEach(() => vi.useRealTimers())

/** Passwords that nobody else has used. */
const freshPasswords = () => ({ 1: `${crypto.randomUUID()}${crypto.randomUUID()}` })

function lasting(milliseconds: number, name = 'Ada'): Session {
  const { customer } = sessionFixture()
  const expiresAt = new Date(Date.now() + milliseconds).toISOString()
  return sessionFixture({
    customerAccessToken: guardedToken({ accessToken: name.repeat(8), expiresAt }),
    customer: { ...customer, firstName: name, displayName: `${name} Lovelace` },
  })
}

const seal = (session: Session, passwords: Record<string, string>) =>
  sealSession(session, { passwords, now: Date.now() })

const nameIn = (read: SessionRead) =>
  read.status === 'absent' ? read.reason : read.session.customer.firstName

describe('a seal that was opened', () => {
  test('is not decrypted again', async () => {
    const passwords = freshPasswords()
    const sealed = await seal(lasting(DAY_MS), passwords)
    const first = await unsealSession(sealed, { passwords })
    const second = await unsealSession(sealed, { passwords })
    expect(decryptions).toBe(1)
    expect(second).toEqual(first)
    expect(nameIn(second)).toBe('Ada')
  })

  test('does not open what differs from it by one character, anywhere', async () => {
    const passwords = freshPasswords()
    const sealed = await seal(lasting(DAY_MS), passwords)
    await unsealSession(sealed, { passwords })
    for (let at = 0; at < sealed.length - 2; at += 11) {
      const other = sealed[at] === 'x' ? 'y' : 'x'
      const tampered = sealed.slice(0, at) + other + sealed.slice(at + 1)
      expect(nameIn(await unsealSession(tampered, { passwords })), `${at}`).toBe('unreadable')
    }
    for (const foreign of [` ${sealed}`, sealed.slice(0, -3), sealed.toLowerCase()]) {
      expect(nameIn(await unsealSession(foreign, { passwords }))).toBe('unreadable')
    }
  })

  test('does not open under other passwords, whatever they were opened with before', async () => {
    const passwords = freshPasswords()
    const sealed = await seal(lasting(DAY_MS), passwords)
    await unsealSession(sealed, { passwords })
    expect(nameIn(await unsealSession(sealed, { passwords: freshPasswords() }))).toBe('unreadable')
    expect(nameIn(await unsealSession(sealed, { passwords: PASSWORDS }))).toBe('unreadable')
  })

  test('does not outlive its own end', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const passwords = freshPasswords()
    const sealed = await seal(lasting(60_000), passwords)
    expect(nameIn(await unsealSession(sealed, { passwords }))).toBe('Ada')
    // Iron itself allows a minute of skew after the end; the memory does not.
    vi.setSystemTime(Date.now() + 60_000)
    await unsealSession(sealed, { passwords })
    expect(decryptions).toBe(2)
    vi.setSystemTime(Date.now() + 61_000)
    expect(nameIn(await unsealSession(sealed, { passwords }))).toBe('expired')
  })

  test('is forgotten after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const passwords = freshPasswords()
    const sealed = await seal(lasting(DAY_MS), passwords)
    await unsealSession(sealed, { passwords })
    vi.setSystemTime(Date.now() + 10 * 60_000 - 1)
    await unsealSession(sealed, { passwords })
    expect(decryptions).toBe(1)
    vi.setSystemTime(Date.now() + 1)
    await unsealSession(sealed, { passwords })
    expect(decryptions).toBe(2)
  })

  test('never gives one customer the session of another', async () => {
    const passwords = freshPasswords()
    const names = Array.from({ length: 50 }, (_, index) => `name-${index}`)
    const seals = await Promise.all(names.map((name) => seal(lasting(DAY_MS, name), passwords)))
    for (const _ of [1, 2]) {
      const reads = await Promise.all(seals.map((each) => unsealSession(each, { passwords })))
      expect(reads.map(nameIn)).toEqual(names)
    }
    expect(decryptions).toBe(50)
  })

  test('is shared as it is: nobody can change it for the next request', async () => {
    const passwords = freshPasswords()
    const sealed = await seal(lasting(DAY_MS), passwords)
    const read = await unsealSession(sealed, { passwords })
    expect(() => Object.assign(Object(read).session, { issuedAt: 'never' })).toThrow(TypeError)
    expect(() => Object.assign(Object(read).session.customer, { firstName: 'Eve' })).toThrow(
      TypeError,
    )
    expect(nameIn(await unsealSession(sealed, { passwords }))).toBe('Ada')
  })

  test('is one of two thousand at most', async () => {
    const passwords = freshPasswords()
    const first = await seal(lasting(DAY_MS), passwords)
    await unsealSession(first, { passwords })
    const session = lasting(DAY_MS)
    for (let index = 0; index < 2000; index += 1) {
      await unsealSession(await seal(session, passwords), { passwords })
    }
    decryptions = 0
    await unsealSession(first, { passwords })
    expect(decryptions).toBe(1)
  }, 30_000)
})

test('what is no session is not remembered', async () => {
  const passwords = freshPasswords()
  const sealed = await seal(lasting(DAY_MS), freshPasswords())
  for (const _ of [1, 2]) await unsealSession(sealed, { passwords })
  expect(nameIn(await unsealSession(sealed, { passwords }))).toBe('unreadable')
})
