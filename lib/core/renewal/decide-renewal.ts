import type { RequestKind } from '../http/request-kind.ts'
import { type RenewalPolicy, renewalOpensAt } from '../session/renewal-window.ts'
import { hasEnded, type Session, tokenOf } from '../session/session.ts'

/**
 * What the middleware has to do about a session.
 *
 * - `keep`: nothing.
 * - `renew`: renew it.
 * - `join`: start nothing, but take the result of a renewal that others have started.
 * - `log-out`: the customer is logging out; no renewal may bring the session back.
 * - `ended`: its time is over.
 */
export type Decision = 'keep' | 'renew' | 'join' | 'log-out' | 'ended'

/** The part of the window that is late: RFC 2131's T2 (7/8 of a lease) leaves a quarter of T1's. */
const LATE_PART = 1 / 4

/**
 * Decides what to do with a session at `now` (epoch milliseconds) for a request of this kind.
 * Pure: the same arguments, the same answer, no clock and no network of its own.
 */
export function decide(
  session: Session,
  { now, policy, kind }: { now: number; policy: RenewalPolicy; kind: RequestKind },
): Decision {
  if (kind === 'prefetch') return 'keep'
  if (hasEnded(session, now)) return 'ended'
  if (kind === 'log-out') return 'log-out'
  const opensAt = renewalOpensAt(session, policy)
  if (now < opensAt) return 'keep'
  return kind === 'write' && now < lateFrom(session, opensAt) ? 'join' : 'renew'
}

/**
 * From here on (epoch milliseconds) the token is about to die, and a renewal waits for nothing better:
 * neither for another request, nor for a shared store that is away.
 */
export function lateFrom(session: Session, opensAt: number): number {
  const end = Date.parse(tokenOf(session).expiresAt)
  return end - (end - opensAt) * LATE_PART
}
