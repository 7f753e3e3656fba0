import type { LoginAttempt } from '../customer-account/login-attempt.ts'
import { LOGIN_TTL_SECONDS } from '../customer-account/login-attempt.ts'
import type { LoginState } from '../customer-account/login-state.ts'
import type { LoginFailure } from '../events/login-failure.ts'
import type { ProblemCode } from '../messages/problem.ts'

/** What a browser came back from Shopify with, and what it had of ours. */
export interface Arrival {
  /** Null: not one of ours. */
  readonly state: LoginState | null
  /** That of this very `state`; null if the browser has not brought it. */
  readonly attempt: LoginAttempt | null
  readonly isSignedIn: boolean
  readonly code: string | null
  readonly error: string | null
}

/**
 * What to do about it.
 *
 * - `finish`: exchange the code.
 * - `go-on`: the customer is signed in, and is here once more by the back button or a reload.
 * - `start-again`: our `state` came without its cookie, as from an in-app browser that handed its page
 *   on. Once: a browser that keeps no cookies would go round for ever.
 * - `refuse`: to the login page, with a code; the cause is for the operator.
 */
export type CallbackDecision =
  | { readonly do: 'finish'; readonly attempt: LoginAttempt; readonly code: string }
  | { readonly do: 'go-on'; readonly returnTo: string | null }
  | { readonly do: 'start-again' }
  | { readonly do: 'refuse'; readonly code: ProblemCode; readonly cause: LoginFailure }

/**
 * Decides what to do with a callback at `now` (epoch milliseconds). Fails closed: a session begins
 * only for the browser that has begun the log-in, and once. Pure.
 */
export function decideCallback(arrival: Arrival, now: number): CallbackDecision {
  const { state, attempt, isSignedIn, code, error } = arrival
  if (state === null) return refuse('LOGIN_FAILED', 'unknown-state')
  const isLate = Math.abs(now - state.startedAt) > LOGIN_TTL_SECONDS * 1000
  if (isSignedIn && (attempt === null || attempt.isDone || isLate)) {
    return { do: 'go-on', returnTo: attempt?.returnTo ?? null }
  }
  if (isLate) return refuse('LOGIN_EXPIRED', 'late')
  if (attempt?.isDone) return refuse('LOGIN_EXPIRED', 'repeated')
  const denial = denialOf(error, code)
  if (denial !== null) return denial
  if (attempt === null) {
    return state.isRetry ? refuse('LOGIN_FAILED', 'no-cookie') : { do: 'start-again' }
  }
  return code === null ? refuse('LOGIN_FAILED', 'no-code') : { do: 'finish', attempt, code }
}

/** Shopify's documentation has `login_required` once as an error and once as a code. */
function denialOf(error: string | null, code: string | null): CallbackDecision | null {
  switch (error ?? (code === 'login_required' ? code : null)) {
    case null:
      return null
    case 'access_denied':
    case 'login_required':
    case 'interaction_required':
    case 'consent_required':
      return refuse('LOGIN_DENIED', 'denied')
    case 'server_error':
    case 'temporarily_unavailable':
      return refuse('STOREFRONT_UNAVAILABLE', 'shopify-error')
    case 'unauthorized_client':
    case 'invalid_scope':
    case 'unsupported_response_type':
      return refuse('STOREFRONT_MISCONFIGURED', 'shopify-error')
    default:
      return refuse('LOGIN_FAILED', 'shopify-error')
  }
}

function refuse(code: ProblemCode, cause: LoginFailure): CallbackDecision {
  return { do: 'refuse', code, cause }
}
