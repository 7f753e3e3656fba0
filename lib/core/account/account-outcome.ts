import type { VisitorCart } from '../cart/visitor-cart.ts'
import type { LoginFailure } from '../events/login-failure.ts'
import type { Problem } from '../messages/problem.ts'
import type { Session } from '../session/session.ts'

/**
 * What an action came to; each door makes its own answer of it.
 *
 * - `signed-in`: a new session has begun, and `replaced` is the one that the browser had. `idToken` is
 *   what its log-out at Shopify will need, if it was begun there; `email` is what the customer has
 *   logged in with, if it was begun here.
 * - `signed-out`: the session `ended` is over, or there was none.
 * - `recovery-sent`: a mail is on its way, if there is such a customer; nobody is told whether.
 * - `registered`: the account exists, and logging in has to be tried once more.
 * - `changed`: it is done; `session` is set if the cookie has to be written again.
 * - `failed`: `problem` is for the visitor; of a log-in on Shopify's page, `loginFailure` is for the
 *   operator.
 */
export type AccountOutcome =
  | {
      readonly status: 'signed-in'
      readonly session: Session
      readonly replaced: Session | null
      readonly idToken?: string
      readonly email?: string
    }
  | { readonly status: 'signed-out'; readonly ended: Session | null; readonly revoked: boolean }
  | { readonly status: 'recovery-sent' }
  | { readonly status: 'registered' }
  | { readonly status: 'changed'; readonly session: Session | null }
  | {
      readonly status: 'failed'
      readonly problem: Problem
      readonly loginFailure?: LoginFailure
    }

/** An action that has worked. */
export type AccountSuccess = Exclude<AccountOutcome, { status: 'failed' }>

/** What an action came to, for the visitor's session and for their cart. */
export interface AccountResult {
  readonly outcome: AccountOutcome
  /** The visitor's cart, if its cookie has to be written again. */
  readonly cart: VisitorCart | null
}

/** An action that did not work. */
export function failed(problem: Problem): AccountOutcome {
  return { status: 'failed', problem }
}

/** A log-in on Shopify's page that came to nothing. */
export function failedLogin(problem: Problem, loginFailure: LoginFailure): AccountOutcome {
  return { status: 'failed', problem, loginFailure }
}
