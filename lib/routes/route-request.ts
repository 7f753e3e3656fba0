import type { NextRequest } from 'next/server.js'
import { type AccountPaths, accountPaths } from '../core/account/account-paths.ts'
import type { AccountVisit } from '../core/account/account-visit.ts'
import { readCart } from '../core/cart/visitor-cart.ts'
import type { ResolvedConfig } from '../core/config/config.ts'
import { visitorOf } from '../core/request-context.ts'
import { readSession } from '../core/session/read-session.ts'
import { keepAlive } from './keep-alive.ts'

/** A request on its way to one action. */
export interface RouteRequest extends AccountVisit {
  readonly request: NextRequest
  readonly paths: AccountPaths
}

/** Reads what the actions need to know of a request. */
export async function routeRequest(
  request: NextRequest,
  config: ResolvedConfig,
): Promise<RouteRequest> {
  const paths = accountPaths(config)
  const { headers, nextUrl: url, cookies } = request
  const visitor = visitorOf(config, { headers, url, waitUntil: keepAlive })
  const { site } = visitor
  const { passwords } = config
  const cookie = (name: string) => cookies.get(name)?.value
  return {
    config,
    paths,
    visitor,
    request,
    keepAlive,
    now: await config.now(),
    session: () => readSession(cookie, { site, passwords }),
    cart: () => readCart(cookie, { site, passwords }),
  }
}
