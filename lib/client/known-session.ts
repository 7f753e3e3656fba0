import type { SessionState } from '../core/session/session-state.ts'

/** What is known of a session: its state, or that it is not known yet. Never a token. */
export type KnownSession = SessionState | { readonly status: 'loading' }

/**
 * Whether two states mean the same to a page. Why somebody is signed out makes no difference: the
 * site tells the reason once, with the answer that removes the cookie.
 */
export function isSameSession(a: KnownSession, b: SessionState): boolean {
  if (a.status !== 'signed-in' || b.status !== 'signed-in') return a.status === b.status
  return (
    a.expiresAt === b.expiresAt &&
    a.customer.id === b.customer.id &&
    a.customer.firstName === b.customer.firstName &&
    a.customer.lastName === b.customer.lastName &&
    a.customer.displayName === b.customer.displayName
  )
}
