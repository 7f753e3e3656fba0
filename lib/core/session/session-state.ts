import {
  type AbsenceReason,
  endOf,
  hasEnded,
  type Session,
  type SessionCustomer,
  type SessionRead,
} from './session.ts'

/** A customer who is signed in. Never carries the token. */
export interface SignedIn {
  readonly status: 'signed-in'
  /** When the session ends unless it is renewed: ISO 8601 in UTC. */
  readonly expiresAt: string
  readonly customer: SessionCustomer
}

/**
 * A visitor without a session. `reason` is set when there was one: `expired` (its time was over),
 * `revoked` (Shopify says that the token is dead), `unreadable` (not sealed by this site).
 */
export interface SignedOut {
  readonly status: 'signed-out'
  readonly reason?: Exclude<AbsenceReason, 'missing'>
}

/** What everybody outside the session layer may know about a session; safe to send to a browser. */
export type SessionState = SignedIn | SignedOut

/** The session that a cookie stands for, for the server's eyes; or why there is none. */
export type CurrentSession = { readonly status: 'signed-in'; readonly session: Session } | SignedOut

/** What a cookie is worth at `now` (epoch milliseconds). Fails closed. */
export function currentSession(read: SessionRead, now: number): CurrentSession {
  switch (read.status) {
    case 'absent':
      return signedOut(read.reason)
    case 'logged-out':
      return signedOut('missing')
    case 'present':
      return hasEnded(read.session, now)
        ? signedOut('expired')
        : { status: 'signed-in', session: read.session }
  }
}

/** What the outside may know of it: everything but the token. */
export function sessionState(current: CurrentSession): SessionState {
  if (current.status === 'signed-out') return current
  const { session } = current
  return { status: 'signed-in', expiresAt: endOf(session), customer: session.customer }
}

function signedOut(reason: AbsenceReason): SignedOut {
  return reason === 'missing' ? { status: 'signed-out' } : { status: 'signed-out', reason }
}
