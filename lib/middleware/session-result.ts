import type { SessionCookie } from '../core/session/cookie.ts'
import type { AbsenceReason } from '../core/session/session.ts'

/**
 * What was done about a request's session.
 *
 * - `none`: there is none.
 * - `fresh`: nothing; its renewal window is not open, or the request is a prefetch or a log-out.
 * - `renewed`: it has a renewed token, for this request and for the browser.
 * - `postponed`: it is in its window and stays as it is; a later request renews it.
 * - `ended`: its cookie is removed.
 */
export type SessionOutcome = 'none' | 'fresh' | 'renewed' | 'postponed' | 'ended'

/** What became of it. */
export interface SessionResult {
  readonly outcome: SessionOutcome
  /** What has to be written, or null. */
  readonly cookie: SessionCookie | null
  /** Why there is none any more, where the visitor should know. */
  readonly reason?: Exclude<AbsenceReason, 'missing'>
}

/** Of a visitor. */
export const NO_SESSION: SessionResult = { outcome: 'none', cookie: null }
/** Of a session that is left alone. */
export const FRESH: SessionResult = { outcome: 'fresh', cookie: null }
