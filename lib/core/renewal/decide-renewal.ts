import type { Errand } from '../http/request-kind.ts'
import { isExpired, type Session } from '../session/session.ts'

/** When to renew: `renewWithinSeconds` before the end, or by default at half of the lifetime. */
export interface RenewalPolicy {
  /** Seconds before `expiresAt` at which the window opens; `null` for half of the lifetime. */
  readonly renewWithinSeconds: number | null
}

/**
 * What the middleware has to do about a session.
 *
 * - `keep`: nothing.
 * - `renew`: renew it.
 * - `join`: start nothing, but take the result of a renewal that others have started.
 * - `leave`: the customer is logging out; no renewal may bring the session back.
 * - `ended`: its time is over.
 */
export type Decision = 'keep' | 'renew' | 'join' | 'leave' | 'ended'

/**
 * Shortest wait between two renewals of one session. RFC 2131 §4.4.5 gives DHCP clients the same
 * minute, for the same reason: near the end, half of what is left becomes a flood.
 */
const SHORTEST_WAIT_MS = 60_000

/** The part of the window that is late: RFC 2131's T2 (7/8 of a lease) leaves a quarter of T1's. */
const LATE_PART = 1 / 4

/**
 * Decides what to do with a session at `now` (epoch milliseconds) for a request on this errand.
 * Pure: the same arguments, the same answer, no clock and no network of its own.
 */
export function decide(
  session: Session,
  { now, policy, errand }: { now: number; policy: RenewalPolicy; errand: Errand },
): Decision {
  if (errand === 'prefetch') return 'keep'
  if (isExpired(session.customerAccessToken, now)) return 'ended'
  if (errand === 'log-out') return 'leave'
  const opensAt = renewalOpensAt(session, policy)
  if (now < opensAt) return 'keep'
  return errand === 'write' && now < lateFrom(session, opensAt) ? 'join' : 'renew'
}

/**
 * The instant (epoch milliseconds) from which a session should be renewed.
 *
 * By default half of the time from the token's last known start to its end, the T1 of RFC 2131.
 * The start is the last renewal, whether or not it moved the end: a renewal that Shopify answers
 * with the old `expiresAt` is repeated after half of what is left, and not on every request.
 */
export function renewalOpensAt(session: Session, { renewWithinSeconds }: RenewalPolicy): number {
  const end = Date.parse(session.customerAccessToken.expiresAt)
  const halfway = (start: number) => start + Math.max((end - start) / 2, SHORTEST_WAIT_MS)
  const renewedAt = session.renewedAt === undefined ? null : Date.parse(session.renewedAt)
  if (renewWithinSeconds === null) return halfway(renewedAt ?? Date.parse(session.issuedAt))
  const opensAt = end - renewWithinSeconds * 1000
  const wasRenewedInside = renewedAt !== null && renewedAt >= opensAt
  return wasRenewedInside ? halfway(renewedAt) : opensAt
}

/** From here on the token is about to die, and a renewal waits for no better request. */
function lateFrom(session: Session, opensAt: number): number {
  const end = Date.parse(session.customerAccessToken.expiresAt)
  return end - (end - opensAt) * LATE_PART
}
