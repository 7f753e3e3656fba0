import type { NextRequest, NextResponse } from 'next/server.js'
import { type ActionContext, actionContext } from '../core/account/action-context.ts'
import { type ShopOptions, shopOfRequest } from '../core/config/shop-of-request.ts'
import type { SessionActionName } from '../core/events/account-action-name.ts'
import { isCrossSite } from '../core/refuse-cross-site.ts'
import { accountRoute } from './account-route.ts'
import { problemResponse } from './respond.ts'
import { routeContext } from './route-context.ts'
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
  readonly run: (context: ActionContext, request: NextRequest) => Promise<NextResponse>
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
  return { method: 'POST', run: (context, request) => accountRoute(name, context, request) }
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
    const context = routeContext(request, shopOf(request.headers).config())
    if (action.method === 'POST' && isCrossSite(context)) {
      return problemResponse({ code: 'CROSS_SITE' }, context)
    }
    return action.run(await actionContext(context), request)
  }
  return { GET: sessionRoute, POST: sessionRoute }
}

/** Next answers `HEAD` with the `GET` handler. */
function isAllowed(action: Action, method: string): boolean {
  return method === action.method || (method === 'HEAD' && action.method === 'GET')
}
