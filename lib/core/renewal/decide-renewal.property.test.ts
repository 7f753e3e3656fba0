import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RenewalPolicy, renewalOpensAt } from '../session/renewal-window.ts'
import { type Session, startSession, tokenOf, withRenewedToken } from '../session/session.ts'
import { DAY_MS, ISSUED_AT, sessionFixture } from '../session/session-fixture.ts'
import { decide } from './decide-renewal.ts'

/** A renewal: after which part of what was left, and the lifetime that it gave; null for none. */
interface PastRenewal {
  readonly after: number
  readonly lifetimeMs: number | null
}

/** From a millisecond to a hundred days, as many short ones as long ones. */
const lifetime = fc.oneof(
  fc.integer({ min: 1, max: 1000 }),
  fc.integer({ min: 1, max: 180_000 }),
  fc.integer({ min: 1, max: 100 * DAY_MS }),
)

const history: fc.Arbitrary<readonly PastRenewal[]> = fc.array(
  fc.record({
    after: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    lifetimeMs: fc.option(lifetime),
  }),
  { maxLength: 8 },
)

const policy: fc.Arbitrary<RenewalPolicy> = fc.record({
  renewWithinSeconds: fc.option(fc.integer({ min: 1, max: 50 * 24 * 60 * 60 })),
})

const endOf = (session: Session) => Date.parse(tokenOf(session).expiresAt)
const token = (end: number) => ({ accessToken: 'x', expiresAt: new Date(end).toISOString() })

/** A session after all of these renewals, and when the last of them was, or the login. */
function sessionAfter(
  lifetimeMs: number,
  renewals: readonly PastRenewal[],
): { session: Session; since: number } {
  let since = ISSUED_AT
  let session = startSession(token(since + lifetimeMs), sessionFixture().customer, since)
  for (const renewal of renewals) {
    const end = endOf(session)
    since += Math.floor((end - since) * renewal.after)
    const newEnd = renewal.lifetimeMs === null ? end : since + renewal.lifetimeMs
    session = withRenewedToken(session, token(newEnd), since)
  }
  return { session, since }
}

test('whatever a token’s lifetime and history, there is an instant before its end at which it is renewed', () => {
  fc.assert(
    fc.property(lifetime, history, policy, (lifetimeMs, renewals, policy) => {
      const { session } = sessionAfter(lifetimeMs, renewals)
      const opensAt = renewalOpensAt(session, policy)
      const end = endOf(session)
      expect(opensAt).toBeLessThan(end)
      expect(decide(session, { now: opensAt, policy, kind: 'visit' })).toBe('renew')
      const late = end - (end - opensAt) / 8
      expect(decide(session, { now: late, policy, kind: 'write' })).toBe('renew')
    }),
    { numRuns: 5000 },
  )
})

test('by default a third of what was left remains to do it in, and half of a first lifetime', () => {
  fc.assert(
    fc.property(lifetime, history, (lifetimeMs, renewals) => {
      const { session, since } = sessionAfter(lifetimeMs, renewals)
      const part = renewals.length === 0 ? 1 / 2 : 1 / 3
      const windowMs = endOf(session) - renewalOpensAt(session, { renewWithinSeconds: null })
      expect(windowMs).toBeGreaterThanOrEqual((endOf(session) - since) * part)
    }),
    { numRuns: 5000 },
  )
})
