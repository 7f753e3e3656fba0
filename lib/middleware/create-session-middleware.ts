import type { NextRequest, NextResponse } from 'next/server.js'
import { lazyConfig, type ResolvedConfig } from '../core/config.ts'
import { wireCookieName } from '../core/cookie.ts'
import { decide } from '../core/decide.ts'
import type { SessionOptions } from '../core/options.ts'
import { renewSession } from '../core/renew.ts'
import { unsealSession } from '../core/seal.ts'
import type { Session } from '../core/session.ts'
import { type Visitor, visitorOf } from '../core/visitor.ts'
import { forgetSession, passOn, passOnRenewed } from './forward.ts'

/** A Next middleware (`middleware.ts`, edge) or proxy (`proxy.ts`, Node). */
export type SessionMiddleware = (request: NextRequest) => Promise<NextResponse>

/**
 * Creates the middleware that keeps sessions alive: it opens the session cookie, renews the
 * customer access token when it nears its end, and rewrites the cookie for this request and for
 * the browser.
 *
 * It renews and never authorises: `getSession()` is the gate. Open on availability: while the
 * store cannot be asked, the session stays as it is. Fails closed on identity: an unreadable
 * cookie is passed on and is no session.
 *
 * @throws {ConfigurationError} from the middleware, at the first request, if settings are missing.
 *
 * @example
 * // middleware.ts
 * import { createSessionMiddleware } from 'next-storefront-session/middleware'
 * export const middleware = createSessionMiddleware()
 */
export function createSessionMiddleware(options: SessionOptions = {}): SessionMiddleware {
  const config = lazyConfig(options)
  return async function sessionMiddleware(request) {
    return forward(request, config())
  }
}

async function forward(request: NextRequest, config: ResolvedConfig): Promise<NextResponse> {
  const visitor = visitorOf(config, request.headers, request.nextUrl)
  const cookie = request.cookies.get(wireCookieName(visitor.site))
  if (cookie === undefined) return passOn()
  const [read, now] = await Promise.all([unsealSession(cookie.value, config), config.now()])
  if (read.status === 'absent') {
    return read.reason === 'expired' ? forgetSession(request, visitor.site, 'expired') : passOn()
  }
  const decision = decide(read.session, now, config.renewal)
  switch (decision) {
    case 'keep':
      return passOn()
    case 'renew':
      return renew(request, { config, visitor, session: read.session, now })
    case 'ended':
      return forgetSession(request, visitor.site, 'expired')
  }
}

async function renew(
  request: NextRequest,
  {
    config,
    visitor,
    session,
    now,
  }: { config: ResolvedConfig; visitor: Visitor; session: Session; now: number },
): Promise<NextResponse> {
  const renewal = await renewSession(session, { source: visitor.tokenSource(), now })
  switch (renewal.outcome) {
    case 'renewed':
      return passOnRenewed(request, renewal.session, { config, site: visitor.site, now })
    case 'kept':
      if (renewal.cause.outcome === 'refused') visitor.report('scope')
      return passOn()
    case 'ended':
      return forgetSession(request, visitor.site, 'revoked')
  }
}
