import type { NextRequest, NextResponse } from 'next/server.js'
import { actionContext } from '../core/account/action-context.ts'
import { type ShopOptions, shopOfRequest } from '../core/config/shop-of-request.ts'
import { isSessionAction } from '../core/events/account-action-name.ts'
import { isCrossSite } from '../core/refuse-cross-site.ts'
import { accountRoute } from './account-route.ts'
import { BACKCHANNEL_LOGOUT, backchannelLogout } from './backchannel-logout.ts'
import { hostedRoute } from './hosted-routes.ts'
import { isAllowed } from './is-allowed.ts'
import { problemResponse } from './respond.ts'
import { routeContext } from './route-context.ts'
import { showHealth } from './show-health.ts'
import { showSession } from './show-session.ts'

/** What Next passes to a catch-all handler in a `[[...action]]` folder. */
export interface SessionRouteContext {
  readonly params: Promise<{ readonly action?: string[] }>
}

type SessionRoute = (request: NextRequest, context: SessionRouteContext) => Promise<NextResponse>

/** The handlers that `app/api/session/[[...action]]/route.ts` exports. */
export interface SessionRoutes {
  readonly GET: SessionRoute
  readonly POST: SessionRoute
}

/**
 * Creates the route handlers of the session: `GET` tells who is signed in; `POST` to `login`,
 * `logout`, `register`, `recover`, `reset`, `activate` and `password` does what it says, for JSON
 * and for plain HTML forms. Where customers log in on Shopify's page, `GET` to `login` leads there,
 * `callback` is where they come back to, and `logout/continue` leads on to the log-out there; `POST` to
 * `backchannel-logout` is for an identity provider that tells of log-outs, and `GET` to `health` for the
 * operator. Fails closed: a `POST` that a
 * page of another origin sent is refused before its body is read.
 *
 * @throws {ConfigurationError} from the handlers, at the first request, if settings are missing.
 *
 * @example
 * // app/api/session/[[...action]]/route.ts
 * import { createSessionRoutes } from 'next-storefront-session/routes'
 * export const { GET, POST } = createSessionRoutes()
 */
export function createSessionRoutes(options: ShopOptions = {}): SessionRoutes {
  const shopOf = shopOfRequest(options)

  async function sessionRoute(request: NextRequest, { params }: SessionRouteContext) {
    const name = (await params).action?.join('/') ?? ''
    if (name === BACKCHANNEL_LOGOUT) return fromProvider(request)
    if (name === 'health') {
      return showHealth(routeContext(request, shopOf(request.headers).config()), request)
    }
    const hosted = hostedRoute(name)
    if (hosted !== null) {
      const context = routeContext(request, shopOf(request.headers).config())
      const { accountAccess } = context
      if (accountAccess !== null && isAllowed(request.method, 'GET')) {
        return hosted(await actionContext(context), accountAccess, request)
      }
    }
    const action = isSessionAction(name) ? name : null
    if (action === null && name !== '') return problemResponse({ code: 'NOT_FOUND' })
    const allow = action === null ? 'GET' : 'POST'
    if (!isAllowed(request.method, allow)) {
      return problemResponse({ code: 'METHOD_NOT_ALLOWED', allow })
    }
    const context = routeContext(request, shopOf(request.headers).config())
    if (action === null) return showSession(await actionContext(context))
    if (isCrossSite(context)) return problemResponse({ code: 'CROSS_SITE' }, context)
    return accountRoute(action, await actionContext(context), request)
  }

  async function fromProvider(request: NextRequest) {
    const context = routeContext(request, shopOf(request.headers).config())
    const { accountAccess } = context
    if (accountAccess === null) return problemResponse({ code: 'NOT_FOUND' })
    return isAllowed(request.method, 'POST')
      ? backchannelLogout(context, accountAccess, request)
      : problemResponse({ code: 'METHOD_NOT_ALLOWED', allow: 'POST' })
  }

  return { GET: sessionRoute, POST: sessionRoute }
}
