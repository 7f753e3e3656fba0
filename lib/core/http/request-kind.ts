import { isSameOrigin, type OriginRules } from './same-origin.ts'
import { SESSION_PATH } from './session-path.ts'

/**
 * The kind of a request, as far as renewal is concerned.
 *
 * - `visit`: a page or a route handler; the best moment to renew.
 * - `write`: a server action, or a session route that is about to write the cookie itself. To write
 *   it as well is a waste at best: a `Set-Cookie` from middleware on an action makes Next throw
 *   away everything its client router has cached (nextjs-auth0#2124).
 * - `log-out`: a page of this site asks to end the session.
 * - `prefetch`: the page may never be shown. No work is done for it.
 */
export type RequestKind = 'visit' | 'write' | 'log-out' | 'prefetch'

/** The request as middleware sees it; the path is without the app's base path. */
export interface MiddlewareRequest {
  readonly method: string
  readonly headers: Headers
  readonly nextUrl: { readonly pathname: string }
}

/**
 * Tells a request's kind. Prefetches of Next's own router are not recognised: Next hides their
 * headers from middleware, and the matcher has to exclude them. Those of browsers are.
 */
export function requestKind(
  { method, headers, nextUrl }: MiddlewareRequest,
  rules: OriginRules,
): RequestKind {
  if (method === 'POST') {
    const path = nextUrl.pathname.replace(/\/$/, '')
    if (path === `${SESSION_PATH}/logout` && isSameOrigin(headers, rules)) return 'log-out'
    return headers.has('next-action') || path.startsWith(`${SESSION_PATH}/`) ? 'write' : 'visit'
  }
  const purpose = headers.get('sec-purpose') ?? headers.get('purpose')
  return purpose?.includes('prefetch') ? 'prefetch' : 'visit'
}
