import type { NextFetchEvent, NextRequest, NextResponse } from 'next/server.js'
import type { ShopOptions } from '../core/config/shop-of-request.ts'
import { createSessionStep } from './create-session-step.ts'

/** A Next middleware (`middleware.ts`, edge) or proxy (`proxy.ts`, Node). */
export type SessionMiddleware = (
  request: NextRequest,
  event?: NextFetchEvent,
) => Promise<NextResponse>

/** A middleware of yours or of another library. */
export type WrappedMiddleware = (
  request: NextRequest,
  event: NextFetchEvent,
) => MiddlewareAnswer | Promise<MiddlewareAnswer>

// biome-ignore lint/suspicious/noConfusingVoidType: a middleware without a return passes the request on
type MiddlewareAnswer = Response | null | undefined | void

/**
 * Creates the middleware that keeps sessions alive: it renews the customer access token when it
 * nears its end, and rewrites the session cookie for this request and for the browser. Before that
 * it opens nothing: the cookie says in the clear from when on there may be something to do. With
 * `wrapped`, another middleware runs after it, on a request that carries the renewed session
 * already, and whatever it answers carries the session to the browser.
 *
 * It renews and never authorises: `getSession()` is the gate. With the option `protectedPaths` it
 * leads visitors without a session to the login page, before anything is rendered. Open on
 * availability: while the store cannot be asked, the session stays as it is. Fails closed on
 * identity: an unreadable cookie is passed on and is no session.
 *
 * @throws {ConfigurationError} from the middleware, at the first request, if settings are missing.
 *
 * @example
 * // middleware.ts
 * import { createSessionMiddleware } from 'next-storefront-session/middleware'
 * export const middleware = createSessionMiddleware()
 *
 * @example
 * // with next-intl
 * const intlMiddleware = createIntlMiddleware(routing)
 * export const middleware = createSessionMiddleware({}, (request) =>
 *   request.nextUrl.pathname.startsWith('/api/') ? undefined : intlMiddleware(request))
 */
export function createSessionMiddleware(
  options: ShopOptions = {},
  wrapped?: WrappedMiddleware,
): SessionMiddleware {
  const session = createSessionStep(options)
  return async function sessionMiddleware(request, event) {
    const step = await session(request, event)
    const answer = wrapped && (await wrapped(request, event as NextFetchEvent))
    return step.applyTo(answer ?? undefined)
  }
}
