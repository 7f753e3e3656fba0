import { type CustomerAccessToken, isExpired, type Session } from '../session/session.ts'
import { isPaused, type PausePolicy } from './backoff.ts'
import type { RenewalFailure } from './renew-token.ts'

/**
 * Why a session goes on as it is although it is in its renewal window.
 *
 * - what the store said or did not say: see `RenewalFailure`;
 * - `pending`: its renewal is still under way; a later request gets the result;
 * - `paused`: a renewal failed a moment ago, of this token or of any at this store;
 * - `deferred`: this request has come for something else, and nobody is renewing;
 * - `left`: the customer has logged out while this request was under way.
 */
export type KeptCause =
  | RenewalFailure
  | { readonly outcome: 'pending' | 'deferred' | 'left' }
  | { readonly outcome: 'paused'; readonly by: 'token' | 'store' }

/** How a renewal ended, for whoever shares it: a token, and nothing of anybody's session. */
export type Settled =
  | {
      readonly outcome: 'renewed'
      readonly customerAccessToken: CustomerAccessToken
      readonly renewedAt: number
    }
  | { readonly outcome: 'kept'; readonly cause: KeptCause }
  | { readonly outcome: 'dead' }

/** A renewal that is under way. */
export interface Asking {
  readonly state: 'asking'
  readonly since: number
  /** How it ends; or `pending`, when it takes longer than a page should wait. */
  readonly delivered: Promise<Settled>
  /** The customer has logged out meanwhile. */
  hasLeft: boolean
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
  | { readonly state: 'left'; readonly since: number }

/** The pauses after failed renewals of one token. */
export const TOKEN_PAUSE: PausePolicy = { first: 2000, longest: 5 * 60 * 1000 }

/** A renewed token is remembered for the requests that still carry the old cookie. */
const REMEMBERED_MS = 60 * 60 * 1000

/** Longer than any request that was under way at a log-out can still be. */
const LEFT_MS = 10 * 60 * 1000

/**
 * The entry, if it still has something to say to this session at `now`; else undefined. A clock
 * that was put back makes old entries look young, so distances count in both directions.
 */
export function relevantEntry(
  entry: RenewalEntry | undefined,
  { session, now, lostAfterMs }: { session: Session; now: number; lostAfterMs: number },
): RenewalEntry | undefined {
  switch (entry?.state) {
    case 'asking':
      return Math.abs(now - entry.since) <= lostAfterMs ? entry : undefined
    case 'renewed':
      return isNewsFor(session, entry) &&
        Math.abs(now - entry.renewedAt) <= REMEMBERED_MS &&
        !isExpired(entry.customerAccessToken, now)
        ? entry
        : undefined
    case 'failed':
      return isPaused(entry.until, now, TOKEN_PAUSE) ? entry : undefined
    case 'left':
      return Math.abs(now - entry.since) <= LEFT_MS ? entry : undefined
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
