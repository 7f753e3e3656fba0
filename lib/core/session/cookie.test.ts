import { expect, test } from 'vitest'
import { SessionTooLargeError } from '../errors.ts'
import { removedSessionCookie, sessionCookie } from './cookie.ts'
import { DAY_MS, ISSUED_AT, sessionFixture } from './session-fixture.ts'

const endsAt = sessionFixture().customerAccessToken.expiresAt
const https = { cookieName: 'storefront_session', isHttps: true }
const http = { cookieName: 'storefront_session', isHttps: false }

test('on https the cookie is __Host-, Secure and out of reach of scripts', () => {
  expect(sessionCookie('seal', { site: https, endsAt, now: ISSUED_AT })).toEqual({
    name: '__Host-storefront_session',
    value: 'seal',
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
    maxAge: 42 * 24 * 60 * 60,
  })
})

test('on http it has no prefix and no Secure, because browsers would refuse it', () => {
  expect(sessionCookie('seal', { site: http, endsAt, now: ISSUED_AT })).toMatchObject({
    name: 'storefront_session',
    secure: false,
    httpOnly: true,
  })
})

test('lives in the browser as long as the session, in whole seconds', () => {
  const at = (now: number) => sessionCookie('seal', { site: https, endsAt, now }).maxAge
  expect(at(ISSUED_AT + 42 * DAY_MS - 1500)).toBe(1)
  expect(at(ISSUED_AT + 43 * DAY_MS)).toBe(0)
})

test('is removed under the same name and attributes', () => {
  const { value, maxAge, expires, ...attributes } = removedSessionCookie(https)
  expect({ value, maxAge, expires }).toEqual({ value: '', maxAge: 0, expires: new Date(0) })
  expect(removedSessionCookie(https, 'expired').value).toBe('expired')
  expect(sessionCookie('seal', { site: https, endsAt, now: ISSUED_AT })).toMatchObject(attributes)
})

test('a seal that browsers would drop is an error that says how large it is', () => {
  const site = { cookieName: 'session', isHttps: false }
  const largest = 'x'.repeat(4096 - 'session'.length)
  expect(sessionCookie(largest, { site, endsAt, now: ISSUED_AT }).value).toBe(largest)
  expect(() => sessionCookie(`${largest}x`, { site, endsAt, now: ISSUED_AT })).toThrow(
    new SessionTooLargeError(4097, 4096),
  )
})
