import type { NextFetchEvent, NextRequest, NextResponse } from 'next/server.js'
import type { ResolvedConfig } from '../core/config/config.ts'
import { type ShopOptions, shopOfRequest } from '../core/config/shop-of-request.ts'
import { createRenewals, type Renewals } from '../core/renewal/renewals.ts'
import { requestContext } from '../core/request-context.ts'
import { carrySession, isPassedOn } from './carry-session.ts'
import { keepSession, type SessionOutcome, type SessionResult } from './keep-session.ts'
import { leadToLogin } from './lead-to-login.ts'

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
  const renewalsOf = renewalsByShop()
  return async function sessionStep(request, event) {
    const config = shopOf(request.headers).config()
    const renewals = renewalsOf(config)
    const startedAt = performance.now()
    const context = requestContext(config, {
      headers: request.headers,
      url: request.nextUrl,
      cookie: (name) => request.cookies.get(name)?.value,
      // Without an event, what outlives the response lives as long as the process does.
      waitUntil: (promise) => event?.waitUntil(promise),
    })
    const result = await keepSession({ request, context, renewals, startedAt })
    if (result.cookie !== null) request.cookies.set(result.cookie.name, result.cookie.value)
    const login = leadToLogin(request, config, result)
    return stepOf(request, { ...result, login }, config.serverTiming ? startedAt : null)
  }
}

/** What a process knows of the renewals of each shop: one store's outage is no other's. */
function renewalsByShop(): (config: ResolvedConfig) => Renewals {
  const known = new WeakMap<ResolvedConfig, Renewals>()
  function create(config: ResolvedConfig): Renewals {
    const { now: clock, renewWaitMs: waitMs, timeoutMs, watch } = config
    const renewals = createRenewals({ clock, waitMs, timeoutMs, watch: watch?.renewal })
    known.set(config, renewals)
    return renewals
  }
  return (config) => known.get(config) ?? create(config)
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
