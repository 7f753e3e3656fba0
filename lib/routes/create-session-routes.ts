import type { NextRequest, NextResponse } from 'next/server.js'
import type { SessionActionName } from '../core/account/account-action-name.ts'
import { type ShopOptions, shopOfRequest } from '../core/config/shop-of-request.ts'
import { isCrossSite } from '../core/http/refuse-cross-site.ts'
import { accountRoute } from './account-route.ts'
import { keepAlive } from './keep-alive.ts'
import { problemResponse } from './respond.ts'
import { type RouteRequest, routeRequest } from './route-request.ts'
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

interface Action {
  readonly method: 'GET' | 'POST'
  readonly run: (route: RouteRequest) => Promise<NextResponse>
}

const ACTIONS: Readonly<Record<'' | SessionActionName, Action>> = {
  '': { method: 'GET', run: showSession },
  login: post('login'),
  logout: post('logout'),
  register: post('register'),
  recover: post('recover'),
  reset: post('reset'),
  activate: post('activate'),
  password: post('password'),
}

function post(name: SessionActionName): Action {
  return { method: 'POST', run: (route) => accountRoute(name, route) }
}

function actionNamed(name: string): Action | undefined {
  return Object.hasOwn(ACTIONS, name) ? ACTIONS[name as keyof typeof ACTIONS] : undefined
}

/**
 * Creates the route handlers of the session: `GET` tells who is signed in; `POST` to `login`,
 * `logout`, `register`, `recover`, `reset`, `activate` and `password` does what it says, for JSON
 * and for plain HTML forms. Fails closed: a `POST` that a
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
    const action = actionNamed(name)
    if (action === undefined) return problemResponse({ code: 'NOT_FOUND' })
    if (!isAllowed(action, request.method)) {
      return problemResponse({ code: 'METHOD_NOT_ALLOWED', allow: action.method })
    }
    const { headers } = request
    const config = shopOf(headers).config()
    if (action.method === 'POST' && isCrossSite(config, { headers, waitUntil: keepAlive })) {
      return problemResponse({ code: 'CROSS_SITE' }, { headers, texts: config.texts })
    }
    return action.run(await routeRequest(request, config))
  }
  return { GET: sessionRoute, POST: sessionRoute }
}

/** Next answers `HEAD` with the `GET` handler. */
function isAllowed(action: Action, method: string): boolean {
  return method === action.method || (method === 'HEAD' && action.method === 'GET')
}
