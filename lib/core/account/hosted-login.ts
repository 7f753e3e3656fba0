import type { AccountAccess } from '../customer-account/ask-token-endpoint.ts'
import { authorizationUrl, type LoginWishes } from '../customer-account/authorization-url.ts'
import { attemptCookie, freeSlot } from '../customer-account/login-attempt.ts'
import { createState } from '../customer-account/login-state.ts'
import { safeReturnTo } from '../http/return-to.ts'
import { SESSION_PATH } from '../http/session-path.ts'
import { sitePath } from '../http/site-path.ts'
import type { Problem } from '../messages/problem.ts'
import type { SessionCookie } from '../session/cookie.ts'
import { failureWord } from '../session/token-source.ts'
import { storeProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'

/** A log-in on Shopify's page that has begun: where the browser goes, and what it has to bring back. */
export type LoginStart =
  | { readonly status: 'started'; readonly url: string; readonly cookie: SessionCookie }
  | { readonly status: 'failed'; readonly problem: Problem }

/** What a log-in is begun with: fields of a form, or parameters of a link. */
export interface LoginRequest extends LoginWishes {
  readonly returnTo?: unknown
  /** Whether a first one had lost its cookie. */
  readonly isRetry?: boolean
}

/** With the rest of an attempt, sealed; several of them travel in one request. */
const LONGEST_RETURN_TO = 1000

/** Begins a log-in on Shopify's page. An outage of Shopify's is said, and no exception. */
export async function startLogin(
  context: ActionContext,
  access: AccountAccess,
  { returnTo, isRetry = false, ...wishes }: LoginRequest,
): Promise<LoginStart> {
  const { cookie, config, now, paths, emit } = context
  const startedAt = performance.now()
  const durationMs = () => Math.round(performance.now() - startedAt)
  const slot = freeSlot(cookie, context)
  const state = await createState({ slot, isRetry, startedAt: now }, config.passwords)
  const made = await authorizationUrl(access, { state, redirectUri: redirectUri(access), wishes })
  if (made.outcome !== 'made') {
    emit({ type: 'login-failed', cause: failureWord(made), durationMs: durationMs() })
    return { status: 'failed', problem: storeProblem(made) }
  }
  emit({ type: 'login-started', isRetry, durationMs: durationMs() })
  const { url, nonce, codeVerifier } = made
  const wanted = safeReturnTo(returnTo, paths.account)
  const attempt = {
    state,
    nonce,
    codeVerifier,
    returnTo: wanted.length > LONGEST_RETURN_TO ? paths.account : wanted,
    isDone: false,
  }
  return { status: 'started', url, cookie: await attemptCookie(slot, attempt, context) }
}

/** Where Shopify sends the browser back to. The shop has to have listed it, to the letter. */
export function redirectUri({ siteOrigin }: AccountAccess): string {
  return siteOrigin() + sitePath(`${SESSION_PATH}/callback`)
}
