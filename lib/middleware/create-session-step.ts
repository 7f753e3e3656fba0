import type { NextFetchEvent, NextRequest, NextResponse } from 'next/server.js'
import type { ResolvedConfig } from '../core/config/config.ts'
import { type ShopOptions, shopOfRequest } from '../core/config/shop-of-request.ts'
import type { Renewals } from '../core/renewal/renewals.ts'
import { carrySession, isPassedOn } from './carry-session.ts'
import { leadToLogin } from './lead-to-login.ts'
import { sessionOf } from './session-of.ts'
import type { SessionOutcome, SessionResult } from './session-result.ts'

/** The session of one request, on its way to the response. */
export interface SessionStep {
  readonly outcome: SessionOutcome
  /**
   * Puts the session on the response, whatever it is: a pass, a rewrite, a redirect, an answer of
   * your own. Nothing at all is a pass. Return what comes back, and set your own cookies before.
   * Where `protectedPaths` leads a visitor away, a pass or a rewrite becomes the way to the login
   * page; a redirect or an answer stays.
   */
  applyTo(response?: Response | null): NextResponse
}

/** The `NextFetchEvent` of a middleware, as far as it is needed here. */
export type WaitUntil = Pick<NextFetchEvent, 'waitUntil'>

/**
 * Creates the session's part of a middleware, for people who compose by hand. It keeps the session
 * alive and leaves the renewed one in `request.cookies`, so call it first; then do as you like; then
 * let it put the session on your response. `createSessionMiddleware` does the three for you.
 *
 * @throws {ConfigurationError} from the step, at the first request, if settings are missing.
 *
 * @example
 * const session = createSessionStep()
 * export async function middleware(request: NextRequest, event: NextFetchEvent) {
 *   const step = await session(request, event)
 *   const response = request.nextUrl.pathname === '/old' ? NextResponse.redirect(new URL('/', request.url)) : undefined
 *   return step.applyTo(response)
 * }
 */
export function createSessionStep(
  options: ShopOptions = {},
): (request: NextRequest, event?: WaitUntil) => Promise<SessionStep> {
  const shopOf = shopOfRequest(options)
  const known = new WeakMap<ResolvedConfig, Renewals>()
  return async function sessionStep(request, event) {
    const startedAt = performance.now()
    const config = shopOf(request.headers).config()
    // Without an event, what outlives the response lives as long as the process does.
    const waitUntil = (promise: Promise<unknown>) => event?.waitUntil(promise)
    const result = await sessionOf({ request, config, known, startedAt, waitUntil })
    if (result.cookie !== null) request.cookies.set(result.cookie.name, result.cookie.value)
    const login = leadToLogin(request, config, result)
    return stepOf(request, { ...result, login }, config.serverTiming ? startedAt : null)
  }
}

function stepOf(
  request: NextRequest,
  { outcome, cookie, login }: SessionResult & { readonly login: NextResponse | null },
  timedFrom: number | null,
) {
  return {
    outcome,
    applyTo: (response?: Response | null) =>
      carrySession(login !== null && isPassedOn(response) ? login : (response ?? undefined), {
        request,
        cookie,
        timing: timedFrom === null ? null : serverTiming(outcome, performance.now() - timedFrom),
      }),
  }
}

function serverTiming(outcome: SessionOutcome, milliseconds: number): string {
  return `session;desc="${outcome}";dur=${milliseconds.toFixed(1)}`
}
