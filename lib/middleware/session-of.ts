import { staysClosed } from '../core/closed-seal.ts'
import { isProtectedPath } from '../core/config/protected-path.ts'
import { requestKind } from '../core/http/request-kind.ts'
import { type CookieSite, isHttps, wireCookieName } from '../core/session/cookie.ts'
import type { SessionRequest } from './keep-session.ts'
import { FRESH, NO_SESSION, type SessionResult } from './session-result.ts'

/**
 * What becomes of the session of a request. Nothing is opened, nothing loaded and nothing waited for,
 * where there is none or where its cookie says that nothing can be due.
 */
export function sessionOf(incoming: SessionRequest): SessionResult | Promise<SessionResult> {
  const { request, config } = incoming
  const site = { cookieName: config.cookieName, isHttps: isHttps(request.headers, request.nextUrl) }
  if (!request.cookies.has(wireCookieName(site))) return NO_SESSION
  const now = config.now()
  return typeof now === 'number'
    ? sessionAt(now, incoming, site)
    : now.then((instant) => sessionAt(instant, incoming, site))
}

function sessionAt(
  now: number,
  incoming: SessionRequest,
  site: CookieSite,
): SessionResult | Promise<SessionResult> {
  const cookie = (name: string) => incoming.request.cookies.get(name)?.value
  if (staysClosed({ site, cookie }, now) && !isOfInterest(incoming)) return FRESH
  return keeper === undefined ? loadAndKeep(incoming, now) : keeper.keepSession(incoming, now)
}

async function loadAndKeep(incoming: SessionRequest, now: number): Promise<SessionResult> {
  keeper = await import('./keep-session.ts')
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
