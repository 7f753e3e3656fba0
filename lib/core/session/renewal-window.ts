import { type Session, tokenOf } from './session.ts'

/** When to renew: `renewWithinSeconds` before the end, or by default at half of the lifetime. */
export interface RenewalPolicy {
  /**
   * Seconds before `expiresAt` at which the window opens; `null` for half of the lifetime. Not for
   * the access token of a customer account, which lives for an hour whatever a shop wants.
   */
  readonly renewWithinSeconds: number | null
}

/**
 * Shortest wait between two renewals of one session. RFC 2131 §4.4.5 gives DHCP clients the same
 * minute, for the same reason: near the end, half of what is left becomes a flood.
 */
const SHORTEST_WAIT_MS = 60_000

/** What the minute has to leave for the next try; where it would leave less, it does not apply. */
const SHORTEST_WINDOW_MS = SHORTEST_WAIT_MS / 2

/**
 * The instant (epoch milliseconds) from which a session should be renewed. It is always before the
 * end of its token, however short the token's life is.
 *
 * By default half of the time from the login to the token's end, the T1 of RFC 2131; after a
 * renewal, whether or not it moved the end, half of what was left then. So a renewal that Shopify
 * answers with the old `expiresAt` is repeated, but not on every request.
 */
export function renewalOpensAt(session: Session, policy: RenewalPolicy): number {
  const end = Date.parse(tokenOf(session).expiresAt)
  const renewWithinSeconds = session.customerAccount ? null : policy.renewWithinSeconds
  const renewedAt = session.renewedAt === undefined ? null : Date.parse(session.renewedAt)
  const opensAt = renewWithinSeconds === null ? null : end - renewWithinSeconds * 1000
  const wasRenewedInside = renewedAt !== null && renewedAt >= (opensAt ?? renewedAt)
  if (wasRenewedInside) return renewedAt + waitAfterRenewal(end - renewedAt)
  return opensAt ?? (Date.parse(session.issuedAt) + end) / 2
}

/** A session does not say whether its renewal brought anything, so a minute is waited for both. */
function waitAfterRenewal(leftMs: number): number {
  const isMinuteShortEnough = leftMs >= SHORTEST_WAIT_MS + SHORTEST_WINDOW_MS
  return isMinuteShortEnough ? Math.max(leftMs / 2, SHORTEST_WAIT_MS) : leftMs / 2
}
