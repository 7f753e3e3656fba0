import { isSameOrigin, type OriginRules } from './same-origin.ts'
import { SESSION_PATH } from './session-path.ts'

/**
 * What a request has come for, as far as renewal is concerned.
 *
 * - `visit`: a page or a route handler; the best moment to renew.
 * - `write`: a server action, or a session route that is about to write the cookie itself. To write
 *   it as well is a waste at best: a `Set-Cookie` from middleware on an action makes Next throw
 *   away everything its client router has cached (nextjs-auth0#2124).
 * - `log-out`: the session is about to end, by the will of a page of this site.
 * - `prefetch`: nobody has come yet. No work is done for it.
 */
export type Errand = 'visit' | 'write' | 'log-out' | 'prefetch'

/** The request as middleware sees it; the path is without the app's base path. */
export interface ErrandRequest {
  readonly method: string
  readonly headers: Headers
  readonly nextUrl: { readonly pathname: string }
}

/**
 * Tells a request's errand. Prefetches of Next's own router cannot be told here: Next hides their
 * headers from middleware, and the matcher has to leave them out. Those of browsers can.
 */
export function errandOf({ method, headers, nextUrl }: ErrandRequest, rules: OriginRules): Errand {
  if (method === 'POST') {
    const path = nextUrl.pathname.replace(/\/$/, '')
    if (path === `${SESSION_PATH}/logout` && isSameOrigin(headers, rules)) return 'log-out'
    return headers.has('next-action') || path.startsWith(`${SESSION_PATH}/`) ? 'write' : 'visit'
  }
  const purpose = headers.get('sec-purpose') ?? headers.get('purpose')
  return purpose?.includes('prefetch') ? 'prefetch' : 'visit'
}
