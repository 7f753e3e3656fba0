import { describe, expect, test } from 'vitest'
import { decide, renewalOpensAt } from './decide.ts'
import { DAY_MS, ISSUED_AT, sessionFixture } from './session-fixture.ts'

const HALF = { renewWithinSeconds: null }
const LAST_WEEK = { renewWithinSeconds: 7 * 24 * 60 * 60 }
const MINUTE_MS = 60_000

describe('by default', () => {
  const session = sessionFixture()

  test('keeps a session until half of its lifetime has passed', () => {
    expect(decide(session, ISSUED_AT, HALF)).toBe('keep')
    expect(decide(session, ISSUED_AT + 21 * DAY_MS - 1, HALF)).toBe('keep')
  })

  test('renews it from then until its last millisecond', () => {
    expect(decide(session, ISSUED_AT + 21 * DAY_MS, HALF)).toBe('renew')
    expect(decide(session, ISSUED_AT + 42 * DAY_MS - 1, HALF)).toBe('renew')
  })

  test('ends it at the very instant of expiresAt', () => {
    expect(decide(session, ISSUED_AT + 42 * DAY_MS, HALF)).toBe('ended')
  })

  test('measures the next half from the last renewal', () => {
    const renewed = sessionFixture({
      renewedAt: '2026-11-22T12:00:00Z',
      customerAccessToken: { accessToken: 'x', expiresAt: '2027-01-03T12:00:00Z' },
    })
    expect(renewalOpensAt(renewed, HALF)).toBe(ISSUED_AT + 42 * DAY_MS)
  })
})

describe('a renewal that did not move expiresAt', () => {
  const renewedAt = ISSUED_AT + 30 * DAY_MS
  const session = sessionFixture({ renewedAt: new Date(renewedAt).toISOString() })

  test('is repeated after half of what is left, and not before', () => {
    expect(decide(session, renewedAt + 6 * DAY_MS - 1, HALF)).toBe('keep')
    expect(decide(session, renewedAt + 6 * DAY_MS, HALF)).toBe('renew')
  })

  test('is repeated at most once a minute near the end', () => {
    const end = ISSUED_AT + 42 * DAY_MS
    const late = sessionFixture({ renewedAt: new Date(end - 90_000).toISOString() })
    expect(decide(late, end - 90_000 + MINUTE_MS - 1, HALF)).toBe('keep')
    expect(decide(late, end - 90_000 + MINUTE_MS, HALF)).toBe('renew')
  })
})

describe('with renewWithinSeconds', () => {
  const session = sessionFixture()

  test('the window opens that long before expiresAt', () => {
    expect(decide(session, ISSUED_AT + 35 * DAY_MS - 1, LAST_WEEK)).toBe('keep')
    expect(decide(session, ISSUED_AT + 35 * DAY_MS, LAST_WEEK)).toBe('renew')
  })

  test('a renewal inside the window is not repeated at once', () => {
    const renewedAt = ISSUED_AT + 36 * DAY_MS
    const renewed = sessionFixture({ renewedAt: new Date(renewedAt).toISOString() })
    expect(decide(renewed, renewedAt + 1, LAST_WEEK)).toBe('keep')
    expect(decide(renewed, renewedAt + 3 * DAY_MS, LAST_WEEK)).toBe('renew')
  })

  test('a renewal before the window does not delay it', () => {
    const renewed = sessionFixture({ renewedAt: '2026-11-02T12:00:00Z' })
    expect(renewalOpensAt(renewed, LAST_WEEK)).toBe(ISSUED_AT + 35 * DAY_MS)
  })
})
