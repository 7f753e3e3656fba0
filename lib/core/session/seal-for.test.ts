import { sealData, unsealData } from 'iron-session'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { cartCookie, cartCookieName, ownCart, readCart } from '../cart/visitor-cart.ts'
import { EARLY_SEALS } from './early-seals-fixture.ts'
import { sealSession, unsealSession } from './seal.ts'
import { openFor, type SealPurpose, sealFor } from './seal-for.ts'
import { type Session, withRenewedToken } from './session.ts'
import { encodeSession } from './session-codec.ts'
import { DAY_MS, ISSUED_AT, PASSWORDS, sessionFixture } from './session-fixture.ts'

/** Each of them; a new one that is missing here does not compile. */
const ALL = {
  session: 'session',
  cart: 'cart',
  typed: 'typed',
  attempt: 'attempt',
  hint: 'hint',
  shared: 'shared',
} satisfies {
  [Name in SealPurpose]: Name
}
const PURPOSES: readonly SealPurpose[] = Object.values(ALL)

const site = { cookieName: 'storefront_session', isHttps: true }
const session = sessionFixture()
const cart = ownCart('gid://shopify/Cart/Z2NwLXVz?key=0badc0de', {
  customerId: 'gid://shopify/Customer/1',
})

afterEach(() => vi.useRealTimers())

const seal = (purpose: SealPurpose, data: object, ttlSeconds = 60) =>
  sealFor(purpose, { data: { ...data }, passwords: PASSWORDS, ttlSeconds })

const open = (purpose: SealPurpose, sealed: string) =>
  openFor(purpose, { seal: sealed, passwords: PASSWORDS })

const asSession = (sealed: string) => unsealSession(sealed, { passwords: PASSWORDS })

const asCart = (sealed: string) =>
  readCart((name) => (name === cartCookieName(site) ? sealed : undefined), {
    site,
    config: { passwords: PASSWORDS },
  })

const OTHER_FORMAT = { status: 'absent', reason: 'unreadable', rejection: 'other-format' }

describe('a seal opens for what it was made for', () => {
  test.each(PURPOSES)('one for a %s for nothing else', async (purpose) => {
    const sealed = await seal(purpose, { some: 'data' })
    for (const other of PURPOSES) {
      expect(await open(other, sealed)).toMatchObject(
        other === purpose
          ? { status: 'opened', data: { some: 'data' } }
          : { status: 'refused', reason: 'other-format' },
      )
    }
  })

  test('a cart with all that a session has is no session', async () => {
    const sealed = await seal('cart', { ...cart, ...encodeSession(session) })
    expect(await asSession(sealed)).toEqual(OTHER_FORMAT)
    expect(await asCart(sealed)).toMatchObject(cart)
  })

  test('a session with all that a cart has is no cart', async () => {
    const sealed = await seal('session', { ...encodeSession(session), ...cart })
    expect(await asCart(sealed)).toBeNull()
    expect(await asSession(sealed)).toMatchObject({ status: 'present' })
  })

  test('the data cannot say what it is for', async () => {
    const claimed: object = { ...cart, p: 2 }
    expect(await asCart(await seal('session', claimed))).toBeNull()
  })

  test('and for nothing when it names a purpose that there is not', async () => {
    for (const p of [0, 3, 12, '1', '2', null, true, [1], {}]) {
      const session1 = await sealData({ ...encodeSession(session), p }, { password: PASSWORDS })
      expect(await asSession(session1), String(p)).toEqual(OTHER_FORMAT)
      expect(await asCart(await sealData({ ...cart, p }, { password: PASSWORDS }))).toBeNull()
    }
  })

  test.each([
    ['0 seconds', 0],
    ['less', -5],
    ['what is no number', Number.NaN],
  ])('and not for ever: %s are a second', async (_, ttlSeconds) => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const sealed = await seal('cart', cart, ttlSeconds)
    expect((await open('cart', sealed)).status).toBe('opened')
    vi.setSystemTime(Date.now() + 61_000)
    expect(await open('cart', sealed)).toEqual({ status: 'refused', reason: 'expired' })
  })

  test('a purpose takes six bytes of what is sealed, eight of a cookie on the average', async () => {
    const length = (data: object) => JSON.stringify(data).length
    const sealed = await sealSession(session, { passwords: PASSWORDS, now: ISSUED_AT })
    vi.useFakeTimers({ toFake: ['Date'], now: ISSUED_AT })
    const data = await unsealData<object>(sealed, { password: PASSWORDS })
    expect(length(data) - length(encodeSession(session))).toBe(6)
  })
})

describe('what release 0.1 has sealed', () => {
  const customer = {
    id: 'gid://shopify/Customer/7200000000001',
    firstName: 'Ada',
    lastName: 'Lovelace',
    displayName: 'Ada Lovelace',
  }
  const begun = {
    version: 1,
    customerAccessToken: { expiresAt: '2099-12-13T12:00:00Z' },
    issuedAt: '2099-11-01T12:00:00.123Z',
    customer,
  }
  const renewed = {
    ...begun,
    customerAccessToken: { expiresAt: '2100-01-03T12:00:00Z' },
    renewedAt: '2099-11-22T12:00:00Z',
    customer: { ...customer, lastName: null, displayName: 'ada@example.com' },
  }

  test.each([
    ['a session', EARLY_SEALS.session, begun],
    ['a session that was renewed', EARLY_SEALS.renewedSession, renewed],
  ])('opens as %s, so that nobody is signed out, and as no cart', async (_, sealed, expected) => {
    const read = await asSession(sealed)
    expect(read).toMatchObject({ status: 'present', session: expected })
    expect(Object(read).session.customerAccessToken.accessToken).toBe(
      '0123456789abcdef0123456789abcdef',
    )
    expect(Object.hasOwn(Object(read).session, 'renewedAt')).toBe('renewedAt' in expected)
    expect(await asCart(sealed)).toBeNull()
  })

  test.each([
    ['a cart of a customer', EARLY_SEALS.cart, customer.id],
    ['a cart of nobody', EARLY_SEALS.nobodysCart, null],
  ])('opens as %s, and as no session', async (_, sealed, customerId) => {
    expect(await asCart(sealed)).toEqual(
      ownCart(
        'gid://shopify/Cart/Z2NwLXVz?key=0badc0de',
        customerId === null ? null : { customerId },
      ),
    )
    expect(await asSession(sealed)).toEqual(OTHER_FORMAT)
  })

  test('opens only in the shape that it had: with one key more or less it is nothing', async () => {
    const plain = encodeSession(session)
    const { issuedAt: _, ...withoutInstant } = plain
    const strangers = [
      { ...plain, id: 'x' },
      { ...plain, state: null },
      withoutInstant,
      { ...plain, customerAccessToken: { ...plain.customerAccessToken, refreshToken: 'x' } },
      { ...plain, customer: { ...plain.customer, email: 'x' } },
      { ...plain, customer: [] },
      { ...plain, ...cart },
    ]
    for (const stranger of strangers) {
      const sealed = await sealData(stranger, { password: PASSWORDS })
      expect((await open('session', sealed)).status).toBe('refused')
      expect(await asSession(sealed), JSON.stringify(stranger)).toEqual(OTHER_FORMAT)
    }
    for (const stranger of [
      { ...cart, issuedAt: '2026-11-01T12:00:00Z' },
      { ...cart, x: 1 },
    ]) {
      expect(await asCart(await sealData(stranger, { password: PASSWORDS }))).toBeNull()
    }
  })
})

describe('release 0.1 reads what is sealed now, should it come back', () => {
  /** Beside the purpose, which it reads past as past every key that it does not know. */
  async function unsealed(sealed: string): Promise<object> {
    const { p: _, ...data } = await unsealData<{ p?: unknown }>(sealed, { password: PASSWORDS })
    return data
  }

  const token = { accessToken: 'a token', expiresAt: new Date(Date.now() + DAY_MS).toISOString() }
  const lasting = sessionFixture({ customerAccessToken: token })

  test.each<[string, Session]>([
    ['a session', lasting],
    ['a session that was renewed', withRenewedToken(lasting, token, ISSUED_AT)],
  ])('%s is sealed as it was', async (_, each) => {
    const sealed = await sealSession(each, { passwords: PASSWORDS, now: Date.now() })
    expect(await unsealed(sealed)).toEqual(encodeSession(each))
  })

  test('a cart says besides when its cookie was written', async () => {
    const now = ISSUED_AT
    const { value } = await cartCookie(cart, { site, config: { passwords: PASSWORDS }, now })
    expect(await unsealed(value)).toEqual({ ...cart, issuedAt: '2026-11-01T12:00:00Z' })
  })
})
