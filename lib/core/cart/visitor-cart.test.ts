import { describe, expect, test } from 'vitest'
import { sealFor } from '../session/seal-for.ts'
import { DAY_MS, ISSUED_AT, PASSWORDS } from '../session/session-fixture.ts'
import {
  cartCookie,
  cartCookieName,
  isCartCookieOld,
  ownCart,
  readCart,
  type VisitorCart,
} from './visitor-cart.ts'

const site = { cookieName: 'storefront_session', isHttps: true }
const cart = ownCart('gid://shopify/Cart/Z2NwLXVz?key=0badc0de', {
  customerId: 'gid://shopify/Customer/1',
})

const write = (of: VisitorCart | null, now?: number) =>
  cartCookie(of, { site, config: { passwords: PASSWORDS }, ...(now === undefined ? {} : { now }) })

const read = (value: string) =>
  readCart((name) => (name === cartCookieName(site) ? value : undefined), {
    site,
    config: { passwords: PASSWORDS },
  })

describe('the cookie of a cart', () => {
  test('says which cart it is, whose, and when it was written, for thirty days', async () => {
    const { value, ...attributes } = await write(cart, ISSUED_AT + 999)
    expect(attributes).toEqual({
      name: '__Host-storefront_session_cart',
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      path: '/',
      maxAge: (30 * DAY_MS) / 1000,
    })
    expect(await read(value)).toEqual({ ...cart, issuedAt: '2026-11-01T12:00:00Z' })
  })

  test('is written by the clock of the machine where nobody says what time it is', async () => {
    const before = Math.floor(Date.now() / 1000) * 1000
    const { issuedAt = '' } = (await read((await write(cart)).value)) ?? {}
    expect(Date.parse(issuedAt)).toBeGreaterThanOrEqual(before)
    expect(Date.parse(issuedAt)).toBeLessThanOrEqual(Date.now())
  })

  test('is removed for no cart', async () => {
    expect(await write(null, ISSUED_AT)).toMatchObject({ value: '', maxAge: 0 })
  })

  test('is no cart with an instant that does not exist', async () => {
    const data = { ...cart, issuedAt: 'soon' }
    const seal = await sealFor('cart', { data, passwords: PASSWORDS, ttlSeconds: 60 })
    expect(await read(seal)).toBeNull()
  })
})

describe('a cart in use does not outlive its cookie', () => {
  test('the cookie is old from half of its life on', async () => {
    const written = await read((await write(cart, ISSUED_AT)).value)
    if (written === null) expect.fail('There is no cart.')
    expect(isCartCookieOld(written, ISSUED_AT)).toBe(false)
    expect(isCartCookieOld(written, ISSUED_AT + 15 * DAY_MS - 1)).toBe(false)
    expect(isCartCookieOld(written, ISSUED_AT + 15 * DAY_MS)).toBe(true)
  })

  test('it is young again when it was written anew', async () => {
    const written = await read((await write(cart, ISSUED_AT)).value)
    const again = await read((await write(written, ISSUED_AT + 15 * DAY_MS)).value)
    if (again === null) expect.fail('There is no cart.')
    expect(isCartCookieOld(again, ISSUED_AT + 15 * DAY_MS)).toBe(false)
  })

  test('it is old when it does not say when it was written, as one of release 0.1', () => {
    expect(isCartCookieOld(cart, ISSUED_AT)).toBe(true)
  })

  test('a clock that is a little ahead makes it no older, and a wrong one is not believed', () => {
    const written = { ...cart, issuedAt: '2026-11-01T12:00:00Z' }
    expect(isCartCookieOld(written, ISSUED_AT - 60_000)).toBe(false)
    expect(isCartCookieOld(written, ISSUED_AT - 15 * DAY_MS)).toBe(true)
  })
})
