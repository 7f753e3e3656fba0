import { type Credential, hasEnded, type Session } from '../session/session.ts'
import type { StoreFailure } from '../session/token-source.ts'
import { type BackoffPolicy, isBackingOff } from '../storefront/backoff.ts'

/**
 * Why a token was not renewed although the store was asked: it did not answer, it refused a token
 * that is alive, or it answered with an end that is already past; `unconfirmed`: the
 * shared store, which may know of a successor, cannot be asked, and there is time to wait for it, or the
 * store said that the session is over.
 */
export type RenewalFailure =
  | StoreFailure
  | { readonly outcome: 'refused' | 'distrusted' | 'unconfirmed' }

/** What a process knows of one token. Times in epoch milliseconds. */
export type RenewalRecord = InFlight | RenewedToken | FailedRenewal | LoggedOut

/** A renewal that is under way. */
export interface InFlight {
  readonly state: 'in-flight'
  readonly since: number
  /** How it ends; or `pending`, when it takes longer than a page should wait. */
  readonly delivered: Promise<RenewalResult>
  /** Whether it takes longer than a page should wait: `delivered` is `pending`. */
  isLate: boolean
  /** Whether Shopify has been asked; before that, other instances may be. */
  isAsked: boolean
  /** Whether the customer has logged out meanwhile. */
  loggedOut: boolean
}

/** A token that was renewed. */
export type RenewedToken = Credential & {
  readonly state: 'renewed'
  readonly renewedAt: number
  /** Set where another instance of the site has renewed it. */
  readonly by?: 'shared'
}

/** A renewal that failed, the last of so many in a row. Until then no other is started. */
export interface FailedRenewal {
  readonly state: 'failed'
  readonly failure: RenewalFailure
  readonly failures: number
  readonly until: number
}

/** The customer has logged out. */
export interface LoggedOut {
  readonly state: 'logged-out'
  readonly since: number
}

/** Shopify says that the token is dead. There is nothing to remember of it. */
export interface DeadToken {
  readonly state: 'dead'
}

/** How a renewal ended, for all who share it: a token, and nothing of anybody's session. */
export type RenewalResult =
  | RenewedToken
  | FailedRenewal
  | LoggedOut
  | DeadToken
  | { readonly state: 'pending' }

/** The waits after failed renewals of one token. */
export const TOKEN_BACKOFF: BackoffPolicy = { first: 2000, longest: 5 * 60 * 1000 }

/** A renewed token is remembered for the requests that still carry the old cookie. */
const REMEMBERED_MS = 60 * 60 * 1000

/**
 * A used refresh token is remembered for longer: to send it once more may be the end of the session,
 * and a browser that was stopped before it had written its cookies down comes back with older ones.
 */
const USED_TOKEN_MS = 24 * 60 * 60 * 1000

/** Longer than any request that was under way at a log-out can still be. */
const LOGGED_OUT_MS = 10 * 60 * 1000

/**
 * The record, if it still applies to this session at `now`; else undefined. A clock that was put
 * back makes old records look young, so distances count in both directions.
 */
export function relevantRecord(
  record: RenewalRecord | undefined,
  { session, now, lostAfterMs }: { session: Session; now: number; lostAfterMs: number },
): RenewalRecord | undefined {
  switch (record?.state) {
    case 'in-flight':
      return Math.abs(now - record.since) <= lostAfterMs ? record : undefined
    case 'renewed':
      return isNewsFor(session, record) &&
        Math.abs(now - record.renewedAt) <= rememberedMs(record) &&
        !hasEnded(record, now)
        ? record
        : undefined
    case 'failed':
      return isBackingOff(record.until, now, TOKEN_BACKOFF) ? record : undefined
    case 'logged-out':
      return Math.abs(now - record.since) <= LOGGED_OUT_MS ? record : undefined
    case undefined:
      return undefined
  }
}

function rememberedMs({ customerAccount }: RenewedToken): number {
  return customerAccount === undefined ? REMEMBERED_MS : USED_TOKEN_MS
}

/** A session that was renewed since has to be renewed anew, also where the string is the same. */
function isNewsFor({ renewedAt }: Session, record: RenewedToken): boolean {
  return renewedAt === undefined || Date.parse(renewedAt) < wholeSeconds(record.renewedAt)
}

/** A session keeps the instant of its renewal without milliseconds. */
function wholeSeconds(instant: number): number {
  return Math.floor(instant / 1000) * 1000
}
