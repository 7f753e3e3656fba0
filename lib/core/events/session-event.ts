import type { LimitedBy } from '../limits/admit.ts'
import type { ProblemCode } from '../messages/problem.ts'
import type { PostponedCause, RenewedBy } from '../renewal/renewals.ts'
import type { AccountsKind, SealRejection } from '../session/session.ts'
import type { MoveFailure } from '../session/session-tokens.ts'
import type { Misconfiguration, UnavailableReason } from '../session/token-source.ts'
import type { BreakerChange } from '../storefront/circuit-breaker.ts'
import type { AccountActionName } from './account-action-name.ts'
import type { LoginFailure } from './login-failure.ts'

/**
 * Something that happened to a session. Built from closed vocabularies, numbers and a request id:
 * there is no field that a token, a password, a seal or an e-mail address could be in. Durations
 * in milliseconds.
 */
export type SessionEvent = EventPayload & {
  /** The id that the request came with (`X-Request-Id`, `X-Vercel-Id`, `CF-Ray`), or a new one. */
  readonly requestId: string
}

/** An event before it is known in which request. */
export type EventPayload =
  /** The session has a renewed token. `extended`: its end has moved. */
  | {
      readonly type: 'renewed'
      readonly accounts: AccountsKind
      readonly by: RenewedBy
      readonly extended: boolean
      readonly durationMs: number
    }
  /** The session, which was of the Storefront API, is one of a customer account from now on. */
  | { readonly type: 'moved'; readonly by: RenewedBy; readonly durationMs: number }
  /** It was to become one, and was left as it is. */
  | { readonly type: 'move-failed'; readonly cause: MoveFailure }
  /** The session is in its renewal window and stays as it is for now. */
  | {
      readonly type: 'renewal-postponed'
      readonly accounts: AccountsKind
      readonly cause: PostponedReason
      readonly durationMs: number
    }
  /**
   * The session is over. `logged-out`: the answer to an earlier request had brought a session
   * back that the customer had left. `accounts` is null where it ended before anybody opened it.
   */
  | {
      readonly type: 'ended'
      readonly accounts: AccountsKind | null
      readonly reason: 'expired' | 'revoked' | 'logged-out'
      readonly durationMs: number
    }
  /** A cookie was no session of ours. */
  | { readonly type: 'seal-rejected'; readonly reason: SealRejection }
  /**
   * The store stopped answering, or answers again. `of`: what waits for it; or which other store that
   * is: the one that the instances of the site share.
   */
  | (BreakerChange & { readonly of: 'renewals' | 'reads' | 'shared-store' })
  /**
   * Something that only the operator can put right. `site-origin`: pages of this site are refused as
   * those of another; emitted once in the life of a process.
   */
  | { readonly type: 'misconfigured'; readonly problem: Misconfiguration | 'site-origin' }
  /** A visitor is on the way to Shopify's page. `isRetry`: the first time, their cookie was lost. */
  | { readonly type: 'login-started'; readonly isRetry: boolean; readonly durationMs: number }
  /** Their log-in has come to nothing. */
  | { readonly type: 'login-failed'; readonly cause: LoginFailure; readonly durationMs: number }
  /** A session has begun, through one of the actions. */
  | {
      readonly type: 'logged-in'
      readonly accounts: AccountsKind
      readonly by: AccountActionName
      readonly durationMs: number
    }
  /** There is a new account; logging in did not work at once. */
  | { readonly type: 'registered'; readonly durationMs: number }
  /** A customer has changed what the store knows of them. */
  | {
      readonly type: 'account-changed'
      readonly by: AccountActionName
      readonly durationMs: number
    }
  /**
   * A customer has set a password, and so all of their other sessions are over; or that could not be
   * written to the store that instances share, and they are as Shopify sees them.
   */
  | {
      readonly type: 'others-ended'
      readonly by: AccountActionName
      readonly outcome: 'revoked' | 'unavailable'
    }
  /** An identity provider says that a customer has logged out there: see `ProviderLogout`. */
  | {
      readonly type: 'backchannel-logout'
      readonly outcome: 'ended' | 'unknown' | 'repeated' | 'invalid' | 'unavailable'
      readonly durationMs: number
    }
  /** Somebody forgot their password. Whether there is such a customer is not said here either. */
  | { readonly type: 'recovery-sent'; readonly durationMs: number }
  | {
      readonly type: 'action-failed'
      readonly action: AccountActionName
      readonly code: ProblemCode
      readonly durationMs: number
    }
  /** An attempt was one too many, and Shopify was not asked. `by`: what it was counted by. */
  | { readonly type: 'limited'; readonly action: AccountActionName; readonly by: LimitedBy }
  /** The store that instances share could not be asked: this process has counted an attempt by itself. */
  | { readonly type: 'limit-unshared'; readonly action: AccountActionName }
  /**
   * `revoked`: Shopify confirmed that the token is dead; false also where there was none, and for
   * customer accounts, whose log-out at Shopify is the browser's way there. `accounts` is null where
   * there was no session.
   */
  | {
      readonly type: 'logged-out'
      readonly accounts: AccountsKind | null
      readonly revoked: boolean
      readonly durationMs: number
    }

/** Why a renewal was postponed, in one word. */
export type PostponedReason =
  | UnavailableReason
  | Misconfiguration
  | 'throttled'
  | 'refused'
  | 'distrusted'
  | 'unconfirmed'
  | 'pending'
  | 'token-backoff'
  | 'store-backoff'
  | 'deferred'
  | 'logged-out'

/** Reduces a cause to one word. */
export function postponedReason(cause: PostponedCause): PostponedReason {
  switch (cause.outcome) {
    case 'unavailable':
      return cause.reason
    case 'misconfigured':
      return cause.problem
    case 'backoff':
      return cause.by === 'token' ? 'token-backoff' : 'store-backoff'
    default:
      return cause.outcome
  }
}
