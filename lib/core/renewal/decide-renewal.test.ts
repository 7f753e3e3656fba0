import { describe, expect, test } from 'vitest'
import type { RequestKind } from '../http/request-kind.ts'
import { type RenewalPolicy, renewalOpensAt } from '../session/renewal-window.ts'
import type { Session } from '../session/session.ts'
import { DAY_MS, ISSUED_AT, sessionFixture } from '../session/session-fixture.ts'
import { decide } from './decide-renewal.ts'

const HALF = { renewWithinSeconds: null }
const LAST_WEEK = { renewWithinSeconds: 7 * 24 * 60 * 60 }
const MINUTE_MS = 60_000

function visit(session: Session, now: number, policy: RenewalPolicy) {
  return decide(session, { now, policy, kind: 'visit' })
}

describe('by default', () => {
  const session = sessionFixture()

  test('keeps a session until half of its lifetime has passed', () => {
    expect(visit(session, ISSUED_AT, HALF)).toBe('keep')
    expect(visit(session, ISSUED_AT + 21 * DAY_MS - 1, HALF)).toBe('keep')
  })

  test('renews it from then until its last millisecond', () => {
    expect(visit(session, ISSUED_AT + 21 * DAY_MS, HALF)).toBe('renew')
    expect(visit(session, ISSUED_AT + 42 * DAY_MS - 1, HALF)).toBe('renew')
  })

  test('ends it at the very instant of expiresAt', () => {
    expect(visit(session, ISSUED_AT + 42 * DAY_MS, HALF)).toBe('ended')
  })

  test('measures the next half from the last renewal', () => {
    const renewed = sessionFixture({
      renewedAt: '2026-11-22T12:00:00Z',
      customerAccessToken: { accessToken: 'x', expiresAt: '2027-01-03T12:00:00Z' },
    })
    expect(renewalOpensAt(renewed, HALF)).toBe(ISSUED_AT + 42 * DAY_MS)
  })
})

describe('a token that lives for less than two minutes', () => {
  test.each([1, 8, 20, 59, 60, 61, 89, 90, 119])(
    'is renewed for the first time at half of its %d seconds',
    (seconds) => {
      const expiresAt = new Date(ISSUED_AT + seconds * 1000).toISOString()
      const session = sessionFixture({ customerAccessToken: { accessToken: 'x', expiresAt } })
      expect(visit(session, ISSUED_AT + seconds * 500 - 1, HALF)).toBe('keep')
      expect(visit(session, ISSUED_AT + seconds * 500, HALF)).toBe('renew')
    },
  )

  test.each([
    [8, 4],
    [20, 10],
    [60, 30],
    [61, 30.5],
    [89, 44.5],
    [90, 60],
    [119, 60],
    [120, 60],
    [121, 60.5],
  ])('with %d seconds left at a renewal is renewed again after %d', (left, after) => {
    const renewedAt = ISSUED_AT + DAY_MS
    const session = sessionFixture({
      renewedAt: new Date(renewedAt).toISOString(),
      customerAccessToken: {
        accessToken: 'x',
        expiresAt: new Date(renewedAt + left * 1000).toISOString(),
      },
    })
    expect(visit(session, renewedAt + after * 1000 - 1, HALF)).toBe('keep')
    expect(visit(session, renewedAt + after * 1000, HALF)).toBe('renew')
  })
})

describe('a renewal that did not move expiresAt', () => {
  const renewedAt = ISSUED_AT + 30 * DAY_MS
  const session = sessionFixture({ renewedAt: new Date(renewedAt).toISOString() })

  test('is repeated after half of what is left, and not before', () => {
    expect(visit(session, renewedAt + 6 * DAY_MS - 1, HALF)).toBe('keep')
    expect(visit(session, renewedAt + 6 * DAY_MS, HALF)).toBe('renew')
  })

  test('is repeated at most once a minute near the end', () => {
    const end = ISSUED_AT + 42 * DAY_MS
    const late = sessionFixture({ renewedAt: new Date(end - 90_000).toISOString() })
    expect(visit(late, end - 90_000 + MINUTE_MS - 1, HALF)).toBe('keep')
    expect(visit(late, end - 90_000 + MINUTE_MS, HALF)).toBe('renew')
  })
})

describe('with renewWithinSeconds', () => {
  const session = sessionFixture()

  test('the window opens that long before expiresAt', () => {
    expect(visit(session, ISSUED_AT + 35 * DAY_MS - 1, LAST_WEEK)).toBe('keep')
    expect(visit(session, ISSUED_AT + 35 * DAY_MS, LAST_WEEK)).toBe('renew')
  })

  test('a renewal inside the window is not repeated at once', () => {
    const renewedAt = ISSUED_AT + 36 * DAY_MS
    const renewed = sessionFixture({ renewedAt: new Date(renewedAt).toISOString() })
    expect(visit(renewed, renewedAt + 1, LAST_WEEK)).toBe('keep')
    expect(visit(renewed, renewedAt + 3 * DAY_MS, LAST_WEEK)).toBe('renew')
  })

  test('a renewal before the window does not delay it', () => {
    const renewed = sessionFixture({ renewedAt: '2026-11-02T12:00:00Z' })
    expect(renewalOpensAt(renewed, LAST_WEEK)).toBe(ISSUED_AT + 35 * DAY_MS)
  })
})

describe('what the request has come for', () => {
  const session = sessionFixture()
  const on = (kind: RequestKind, day: number) =>
    decide(session, { now: ISSUED_AT + day * DAY_MS, policy: HALF, kind })

  test('a write renews nothing in the first three quarters of the window, but joins', () => {
    expect([on('write', 20), on('write', 21), on('write', 36.74)]).toEqual(['keep', 'join', 'join'])
  })

  test('a write renews a token that is about to die', () => {
    expect([on('write', 36.75), on('write', 41.9)]).toEqual(['renew', 'renew'])
  })

  test('a prefetch does no work, not even at the end', () => {
    expect([1, 22, 41, 43].map((day) => on('prefetch', day))).toEqual(Array(4).fill('keep'))
  })

  test('a log-out leaves, in the window and before it, and an ended session has ended', () => {
    expect([on('log-out', 1), on('log-out', 22), on('log-out', 43)]).toEqual([
      'log-out',
      'log-out',
      'ended',
    ])
  })
})
