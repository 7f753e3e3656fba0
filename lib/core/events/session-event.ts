import type { AccountActionName } from '../account/account-action-name.ts'
import type { ProblemCode } from '../messages/problem.ts'
import type { KeptCause } from '../renewal/renewal-record.ts'
import type { BreakerChange, RenewedBy } from '../renewal/renewals.ts'
import type { SealRejection } from '../session/session.ts'
import type { Misconfiguration, UnavailableReason } from '../storefront/storefront-reply.ts'

/**
 * Something that happened to a session. Built from closed vocabularies, numbers and a request id:
 * there is no field that a token, a password, a seal or an e-mail address could be in. Durations
 * in milliseconds.
 */
export type SessionEvent = SessionHappening & {
  /** The id that the request came with (`X-Request-Id`, `X-Vercel-Id`, `CF-Ray`), or a new one. */
  readonly requestId: string
}

/** An event before it is known in which request. */
export type SessionHappening =
  /** The session has a renewed token. `extended`: Shopify moved its end. */
  | {
      readonly type: 'renewed'
      readonly by: RenewedBy
      readonly extended: boolean
      readonly durationMs: number
    }
  /** The session is in its renewal window and goes on as it is. */
  | { readonly type: 'kept'; readonly cause: KeptReason; readonly durationMs: number }
  /**
   * The session is over. `logged-out`: the answer to an earlier request had brought a session
   * back that the customer had left.
   */
  | {
      readonly type: 'ended'
      readonly reason: 'expired' | 'revoked' | 'logged-out'
      readonly durationMs: number
    }
  /** A cookie was no session of ours. */
  | { readonly type: 'seal-rejected'; readonly reason: SealRejection }
  | BreakerChange
  /**
   * Something that only the operator can put right. `site-origin`: pages of this site are refused as
   * those of another; told once in the life of a process.
   */
  | { readonly type: 'misconfigured'; readonly problem: Misconfiguration | 'site-origin' }
  /** A session has begun, through one of the actions. */
  | { readonly type: 'logged-in'; readonly by: AccountActionName; readonly durationMs: number }
  /** There is a new account; logging in did not work at once. */
  | { readonly type: 'registered'; readonly durationMs: number }
  /** A customer has changed what the store knows of them. */
  | {
      readonly type: 'account-changed'
      readonly by: AccountActionName
      readonly durationMs: number
    }
  /** Somebody forgot their password. Whether there is such a customer is not told here either. */
  | { readonly type: 'recovery-sent'; readonly durationMs: number }
  | {
      readonly type: 'action-failed'
      readonly action: AccountActionName
      readonly code: ProblemCode
      readonly durationMs: number
    }
  /** `revoked`: Shopify confirmed that the token is dead; false also where there was none. */
  | { readonly type: 'logged-out'; readonly revoked: boolean; readonly durationMs: number }

/** Why a session was kept, in one word. */
export type KeptReason =
  | UnavailableReason
  | Misconfiguration
  | 'throttled'
  | 'refused'
  | 'distrusted'
  | 'pending'
  | 'token-paused'
  | 'store-paused'
  | 'deferred'
  | 'logging-out'

/** Reduces a cause to one word. */
export function keptReason(cause: KeptCause): KeptReason {
  switch (cause.outcome) {
    case 'unavailable':
      return cause.reason
    case 'misconfigured':
      return cause.problem
    case 'paused':
      return cause.by === 'token' ? 'token-paused' : 'store-paused'
    case 'left':
      return 'logging-out'
    default:
      return cause.outcome
  }
}
