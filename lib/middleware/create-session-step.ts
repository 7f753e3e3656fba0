import type { NextFetchEvent, NextRequest, NextResponse } from 'next/server.js'
import type { ResolvedConfig } from '../core/config/config.ts'
import { type ShopOptions, shopOfRequest } from '../core/config/shop-of-request.ts'
import { postponedReason } from '../core/events/session-event.ts'
import { requestKind } from '../core/http/request-kind.ts'
import { decide } from '../core/renewal/decide-renewal.ts'
import { createRenewals, type Renewals } from '../core/renewal/renewals.ts'
import { type RequestContext, requestContext } from '../core/request-context.ts'
import { removedSessionCookie, type SessionCookie, wireCookieName } from '../core/session/cookie.ts'
import { renewedCookie, sealedCookie } from '../core/session/sealed-cookie.ts'
import type { EndReason, Session } from '../core/session/session.ts'
import { carrySession } from './carry-session.ts'

/** What was done about a request's session. */
export type SessionOutcome = 'none' | 'fresh' | 'renewed' | 'postponed' | 'ended'

/** The session of one request, on its way to the response. */
export interface SessionStep {
  readonly outcome: SessionOutcome
  /**
   * Puts the session on the response, whatever it is: a pass, a rewrite, a redirect, an answer of
   * your own. Nothing at all is a pass. Return what comes back, and set your own cookies before.
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
    const done = await attend({ request, event, config, renewals, startedAt })
    if (done.cookie !== null) request.cookies.set(done.cookie.name, done.cookie.value)
    return stepOf(request, done, config.serverTiming ? startedAt : null)
  }
}

/** What a process knows of the renewals of each shop: one store's outage is no other's. */
function renewalsByShop(): (config: ResolvedConfig) => Renewals {
  const known = new WeakMap<ResolvedConfig, Renewals>()
  function create(config: ResolvedConfig): Renewals {
    const { now: clock, renewWaitMs: waitMs, timeoutMs } = config
    const renewals = createRenewals({ clock, waitMs, timeoutMs })
    known.set(config, renewals)
    return renewals
  }
  return (config) => known.get(config) ?? create(config)
}

interface Done {
  readonly outcome: SessionOutcome
  /** What has to be written, or null. */
  readonly cookie: SessionCookie | null
}

interface Arrival {
  readonly request: NextRequest
  readonly event: WaitUntil | undefined
  readonly config: ResolvedConfig
  readonly renewals: Renewals
  /** By `performance.now()`. */
  readonly startedAt: number
}

const NO_SESSION: Done = { outcome: 'none', cookie: null }
const FRESH: Done = { outcome: 'fresh', cookie: null }
const POSTPONED: Done = { outcome: 'postponed', cookie: null }

async function attend(arrival: Arrival): Promise<Done> {
  const { request, config, renewals } = arrival
  const { site, session: readSession } = visit(arrival)
  if (!request.cookies.has(wireCookieName(site))) return NO_SESSION
  const [read, now] = await Promise.all([readSession(), config.now()])
  if (read.status === 'absent') {
    if (read.reason === 'expired') return end(arrival, 'expired')
    if (read.reason === 'unreadable') {
      visit(arrival).emit({ type: 'seal-rejected', reason: read.rejection })
    }
    return NO_SESSION
  }
  if (read.status === 'logged-out') return endAgain(arrival, read.session)
  const { session } = read
  const kind = requestKind(request, config)
  const decision = decide(session, { now, policy: config.renewal, kind })
  switch (decision) {
    case 'keep':
      return FRESH
    case 'renew':
    case 'join':
      return renew(arrival, { session, now, mayAsk: decision === 'renew' })
    case 'log-out':
      return leave(arrival, { session, left: await renewals.markLoggedOut(session, now), now })
    case 'ended':
      return end(arrival, 'expired')
  }
}

async function renew(
  arrival: Arrival,
  { session, now, mayAsk }: { session: Session; now: number; mayAsk: boolean },
): Promise<Done> {
  const { config, renewals } = arrival
  const visitor = visit(arrival)
  const renewal = mayAsk
    ? await renewals.renew(session, {
        now,
        source: visitor.tokenSource(),
        waitUntil: waitUntilOf(arrival),
        onBreaker: visitor.emit,
      })
    : await renewals.join(session, now)
  const durationMs = since(arrival)
  switch (renewal.outcome) {
    case 'renewed': {
      const extended = expiry(renewal.session) > expiry(session)
      visitor.emit({ type: 'renewed', by: renewal.by, extended, durationMs })
      const cookie = await renewedCookie(renewal.session, { config, site: visitor.site, now })
      return { outcome: 'renewed', cookie }
    }
    case 'postponed':
      if (renewal.cause.outcome === 'refused') visitor.report('scope')
      visitor.emit({ type: 'renewal-postponed', cause: postponedReason(renewal.cause), durationMs })
      return POSTPONED
    case 'dead':
      return end(arrival, 'revoked')
  }
}

/**
 * A log-out that passes by. The route handler ends the token that it finds in the cookie, so it
 * gets to see the newest one.
 */
async function leave(
  arrival: Arrival,
  { session, left, now }: { session: Session; left: Session; now: number },
): Promise<Done> {
  if (left === session) return FRESH
  const { config } = arrival
  return {
    outcome: 'renewed',
    cookie: await sealedCookie(left, { config, site: visit(arrival).site, now }),
  }
}

/** Removes the session, and leaves the reason to the page, which may want to say it. */
function end(arrival: Arrival, reason: EndReason): Done {
  const { site, emit } = visit(arrival)
  emit({ type: 'ended', reason, durationMs: since(arrival) })
  return { outcome: 'ended', cookie: removedSessionCookie(site, reason) }
}

/** The customer has left this session, and an answer that was on its way has brought it back. */
function endAgain(arrival: Arrival, { customerAccessToken }: Session): Done {
  const { site, emit, tokenSource } = visit(arrival)
  waitUntilOf(arrival)(
    tokenSource()
      .revoke(customerAccessToken)
      .catch(() => undefined),
  )
  emit({ type: 'ended', reason: 'logged-out', durationMs: since(arrival) })
  return { outcome: 'ended', cookie: removedSessionCookie(site) }
}

function visit(arrival: Arrival): RequestContext {
  const { request, config } = arrival
  return requestContext(config, {
    headers: request.headers,
    url: request.nextUrl,
    cookie: (name) => request.cookies.get(name)?.value,
    waitUntil: waitUntilOf(arrival),
  })
}

/** Without an event, what outlives the response lives as long as the process does. */
function waitUntilOf({ event }: Arrival): (promise: Promise<unknown>) => void {
  return (promise) => event?.waitUntil(promise)
}

function since({ startedAt }: Arrival): number {
  return Math.round(performance.now() - startedAt)
}

function expiry({ customerAccessToken }: Session): number {
  return Date.parse(customerAccessToken.expiresAt)
}

function stepOf(request: NextRequest, { outcome, cookie }: Done, timedFrom: number | null) {
  return {
    outcome,
    applyTo: (response?: Response | null) =>
      carrySession(response ?? undefined, {
        request,
        cookie,
        timing: timedFrom === null ? null : serverTiming(outcome, performance.now() - timedFrom),
      }),
  }
}

function serverTiming(outcome: SessionOutcome, milliseconds: number): string {
  return `session;desc="${outcome}";dur=${milliseconds.toFixed(1)}`
}
