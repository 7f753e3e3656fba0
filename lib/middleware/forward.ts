import { type NextRequest, NextResponse } from 'next/server.js'
import { PRIVATE_NO_STORE } from '../core/cache-control.ts'
import { type CookieSite, removedSessionCookie, type SessionCookie } from '../core/cookie.ts'
import { type CookieWriting, sealedCookie } from '../core/sealed-cookie.ts'
import type { EndReason, Session } from '../core/session.ts'

/** Lets the request through as it came, with nothing added and nothing copied. */
export function passOn(): NextResponse {
  return NextResponse.next()
}

/** Seals a renewed session into the cookie of this very request and of the response. */
export async function passOnRenewed(
  request: NextRequest,
  session: Session,
  writing: CookieWriting,
): Promise<NextResponse> {
  return writeCookie(request, await sealedCookie(session, writing))
}

/**
 * Removes the session from this request and from the browser. The request keeps the reason in its
 * place, so that `getSession()` can say why the customer is signed out.
 */
export function forgetSession(
  request: NextRequest,
  site: CookieSite,
  reason: EndReason,
): NextResponse {
  return writeCookie(request, removedSessionCookie(site, reason))
}

/**
 * The one place where middleware writes the cookie. The order matters: the request is changed
 * first, `NextResponse.next()` copies it, then the response gets the cookie. Any other order, and
 * iron-session's own `nextProxyCookies`, leaves server components or route handlers with the old
 * one (measured on Next 16.4, see docs/decisions/0002).
 */
function writeCookie(request: NextRequest, cookie: SessionCookie): NextResponse {
  request.cookies.set(cookie.name, cookie.value)
  const response = NextResponse.next({ request: { headers: request.headers } })
  response.cookies.set(cookie)
  response.headers.set('Cache-Control', PRIVATE_NO_STORE)
  return response
}
