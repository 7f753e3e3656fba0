import { type CustomerAccessToken, isExpired, type Session } from '../session/session.ts'
import { type BackoffPolicy, isBackingOff } from './backoff.ts'
import type { RenewalFailure } from './renew-token.ts'

/**
 * Why a renewal is postponed: the session is in its renewal window and stays as it is.
 *
 * - what the store said or did not say: see `RenewalFailure`;
 * - `pending`: its renewal is still under way; a later request gets the result;
 * - `backoff`: a renewal failed a moment ago, of this token or of any at this store;
 * - `deferred`: this request has come for something else, and nobody is renewing;
 * - `logged-out`: the customer has logged out while this request was under way.
 */
export type PostponedCause =
  | RenewalFailure
  | { readonly outcome: 'pending' | 'deferred' | 'logged-out' }
  | { readonly outcome: 'backoff'; readonly by: 'token' | 'store' }

/** How a renewal ended, for whoever shares it: a token, and nothing of anybody's session. */
export type Settled =
  | {
      readonly outcome: 'renewed'
      readonly customerAccessToken: CustomerAccessToken
      readonly renewedAt: number
    }
  | { readonly outcome: 'postponed'; readonly cause: PostponedCause }
  | { readonly outcome: 'dead' }

/** A renewal that is under way. */
export interface Asking {
  readonly state: 'in-flight'
  readonly since: number
  /** How it ends; or `pending`, when it takes longer than a page should wait. */
  readonly delivered: Promise<Settled>
  /** The customer has logged out meanwhile. */
  loggedOut: boolean
}

/** What a process knows of one token. Times in epoch milliseconds. */
export type RenewalEntry =
  | Asking
  | {
      readonly state: 'renewed'
      readonly customerAccessToken: CustomerAccessToken
      readonly renewedAt: number
    }
  | { readonly state: 'failed'; readonly failures: number; readonly until: number }
  | { readonly state: 'logged-out'; readonly since: number }

/** The waits after failed renewals of one token. */
export const TOKEN_BACKOFF: BackoffPolicy = { first: 2000, longest: 5 * 60 * 1000 }

/** A renewed token is remembered for the requests that still carry the old cookie. */
const REMEMBERED_MS = 60 * 60 * 1000

/** Longer than any request that was under way at a log-out can still be. */
const LOGGED_OUT_MS = 10 * 60 * 1000

/**
 * The entry, if it still has something to say to this session at `now`; else undefined. A clock
 * that was put back makes old entries look young, so distances count in both directions.
 */
export function relevantEntry(
  entry: RenewalEntry | undefined,
  { session, now, lostAfterMs }: { session: Session; now: number; lostAfterMs: number },
): RenewalEntry | undefined {
  switch (entry?.state) {
    case 'in-flight':
      return Math.abs(now - entry.since) <= lostAfterMs ? entry : undefined
    case 'renewed':
      return isNewsFor(session, entry) &&
        Math.abs(now - entry.renewedAt) <= REMEMBERED_MS &&
        !isExpired(entry.customerAccessToken, now)
        ? entry
        : undefined
    case 'failed':
      return isBackingOff(entry.until, now, TOKEN_BACKOFF) ? entry : undefined
    case 'logged-out':
      return Math.abs(now - entry.since) <= LOGGED_OUT_MS ? entry : undefined
    default:
      return undefined
  }
}

/** A session that was renewed since brings a newer question, also where the string is the same. */
function isNewsFor({ renewedAt }: Session, entry: { readonly renewedAt: number }): boolean {
  return renewedAt === undefined || Date.parse(renewedAt) < wholeSeconds(entry.renewedAt)
}

/** A session keeps the instant of its renewal without milliseconds. */
function wholeSeconds(instant: number): number {
  return Math.floor(instant / 1000) * 1000
}
