import type { Session } from './session.ts'

/** When to renew: `renewWithinSeconds` before the end, or by default at half of the lifetime. */
export interface RenewalPolicy {
  /** Seconds before `expiresAt` at which the window opens; `null` for half of the lifetime. */
  readonly renewWithinSeconds: number | null
}

/**
 * Shortest wait between two renewals of one session. RFC 2131 §4.4.5 gives DHCP clients the same
 * minute, for the same reason: near the end, half of what is left becomes a flood.
 */
const SHORTEST_WAIT_MS = 60_000

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
