import { describe, expect, test } from 'vitest'
import { isMarkedLoggedOut, logoutMarkerCookie, logoutMarkerName } from './logout-marker.ts'
import type { Session } from './session.ts'
import { DAY_MS, ISSUED_AT, sessionFixture } from './session-fixture.ts'

const site = { cookieName: 'storefront_session', isHttps: false }
const policy = { renewWithinSeconds: null }
const session = sessionFixture()

function marker(of: Session, now: number) {
  return logoutMarkerCookie(of, { site, now, policy })
}

describe('a marker', () => {
  test('is left in the window, where a renewed cookie can be on its way', () => {
    expect(marker(session, ISSUED_AT + 20 * DAY_MS)).toBeNull()
    expect(marker(session, ISSUED_AT + 22 * DAY_MS)).toEqual({
      name: 'storefront_session_ended',
      value: ISSUED_AT.toString(36),
      httpOnly: true,
      secure: false,
      sameSite: 'lax',
      path: '/',
      maxAge: (42 * DAY_MS) / 1000,
    })
  })

  test('is left for ten minutes after a renewal', () => {
    const renewedAt = ISSUED_AT + 22 * DAY_MS
    const renewed = sessionFixture({
      renewedAt: new Date(renewedAt).toISOString(),
      customerAccessToken: { accessToken: 'x', expiresAt: '2027-01-04T12:00:00Z' },
    })
    expect(marker(renewed, renewedAt + 599_999)).not.toBeNull()
    expect(marker(renewed, renewedAt + 600_000)).toBeNull()
  })

  test('names its session also after a renewal, and no other', () => {
    const value = marker(session, ISSUED_AT + 22 * DAY_MS)?.value
    const renewed = sessionFixture({ renewedAt: '2026-11-23T12:00:00.000Z' })
    const next = sessionFixture({ issuedAt: '2026-11-23T12:00:00.001Z' })
    expect([session, renewed, next].map((each) => isMarkedLoggedOut(each, value))).toEqual([
      true,
      true,
      false,
    ])
    expect(isMarkedLoggedOut(session, undefined)).toBe(false)
  })

  test('has the prefix of the session cookie', () => {
    expect(logoutMarkerName({ ...site, isHttps: true })).toBe('__Host-storefront_session_ended')
  })
})
