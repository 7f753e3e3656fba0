import { staysClosed } from '../core/closed-seal.ts'
import { isProtectedPath } from '../core/config/protected-path.ts'
import { requestKind } from '../core/http/request-kind.ts'
import { isHttps, wireCookieName } from '../core/session/cookie.ts'
import type { SessionRequest } from './keep-session.ts'
import { FRESH, NO_SESSION, type SessionResult } from './session-result.ts'

/**
 * What becomes of the session of a request. Nothing is opened, and nothing loaded for it, where there
 * is none or where its cookie says that nothing can be due.
 */
export async function sessionOf(incoming: SessionRequest): Promise<SessionResult> {
  const { request, config } = incoming
  const { cookieName } = config
  const site = { cookieName, isHttps: isHttps(request.headers, request.nextUrl) }
  if (!request.cookies.has(wireCookieName(site))) return NO_SESSION
  const now = await config.now()
  const cookie = (name: string) => request.cookies.get(name)?.value
  if (staysClosed({ site, cookie }, now) && !isOfInterest(incoming)) return FRESH
  keeper ??= await import('./keep-session.ts')
  return keeper.keepSession(incoming, now)
}

/** To import what is there already takes longer than to open a seal that is remembered. */
let keeper: typeof import('./keep-session.ts') | undefined

/**
 * A log-out ends the session at any time; and with a shared store it may have been ended elsewhere, which
 * matters here where a visitor is led to the login page.
 */
function isOfInterest({ request, config }: SessionRequest): boolean {
  if (requestKind(request, config) === 'log-out') return true
  return config.sharedStore !== null && isProtectedPath(request.nextUrl.pathname, config)
}
