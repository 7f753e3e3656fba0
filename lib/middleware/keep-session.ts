import type { NextRequest } from 'next/server.js'
import type { ResolvedConfig } from '../core/config/config.ts'
import { isProtectedPath } from '../core/config/protected-path.ts'
import type { WaitUntil } from '../core/events/emit-event.ts'
import { postponedReason } from '../core/events/session-event.ts'
import { requestKind } from '../core/http/request-kind.ts'
import { type Decision, decide } from '../core/renewal/decide-renewal.ts'
import type { RenewalMoment } from '../core/renewal/in-flight-renewals.ts'
import { createRenewals, type Renewal, type Renewals } from '../core/renewal/renewals.ts'
import { type RequestContext, requestContext } from '../core/request-context.ts'
import { requestSharing, unlessRevoked } from '../core/request-sharing.ts'
import { removedSessionCookie } from '../core/session/cookie.ts'
import { renewalOpensAt } from '../core/session/renewal-window.ts'
import { renewedCookie, sealedCookie } from '../core/session/sealed-cookie.ts'
import {
  accountsOf,
  type EndReason,
  endOf,
  type Session,
  type SessionRead,
} from '../core/session/session.ts'
import type { BreakerChange } from '../core/storefront/circuit-breaker.ts'
import { FRESH, NO_SESSION, type SessionResult } from './session-result.ts'

/** A request whose session is to be kept alive. */
export interface SessionRequest {
  readonly request: NextRequest
  readonly config: ResolvedConfig
  /** What the middleware knows of the renewals of each shop: one store's outage is no other's. */
  readonly known: WeakMap<ResolvedConfig, Renewals>
  /** By `performance.now()`. */
  readonly startedAt: number
  readonly waitUntil: WaitUntil
}

interface OpenedRequest extends SessionRequest {
  /** Epoch milliseconds, by the site's clock. */
  readonly now: number
  readonly context: RequestContext
  readonly renewals: Renewals
}

const POSTPONED: SessionResult = { outcome: 'postponed', cookie: null }

/**
 * Opens the session of a request, decides what is due, and does it. Loaded at the first request for
 * which something may be due: most processes of a platform that starts them often never see one.
 */
export function keepSession(incoming: SessionRequest, now: number): Promise<SessionResult> {
  const { request, config, known, waitUntil } = incoming
  const context = requestContext(config, {
    headers: request.headers,
    url: request.nextUrl,
    cookie: (name) => request.cookies.get(name)?.value,
    waitUntil,
  })
  const renewals = known.get(config) ?? renewalsOf(config)
  known.set(config, renewals)
  return keep({ ...incoming, now, context, renewals })
}

function renewalsOf(config: ResolvedConfig): Renewals {
  const { now: clock, renewWaitMs: waitMs, timeoutMs, watch } = config
  return createRenewals({ clock, waitMs, timeoutMs, watch: watch?.renewal })
}

async function keep(incoming: OpenedRequest): Promise<SessionResult> {
  const { request, config, context, renewals, now } = incoming
  const read = await context.cookieSession()
  if (read.status === 'absent') return withoutSession(incoming, read)
  const { session } = read
  if (read.status === 'logged-out') return endAgain(incoming, session)
  const kind = requestKind(request, config)
  const decision = decide(session, { now, policy: config.renewal, kind })
  const asked = isWorthAsking(incoming, decision) ? await unlessRevoked(read, context) : read
  if (asked.status === 'absent') return withoutSession(incoming, asked)
  const moment = () => ({ now, shared: requestSharing(context, now) })
  switch (decision) {
    case 'keep':
      return FRESH
    case 'renew':
      return afterRenewal(incoming, {
        session,
        renewal: await renew(incoming, session, moment()),
        now,
      })
    case 'join': {
      const renewal = await renewals.join(session, moment())
      return afterRenewal(incoming, { session, renewal, now })
    }
    case 'log-out':
      return logOut(incoming, session, moment())
    case 'ended':
      return end(incoming, 'expired', session)
  }
}

/**
 * Whether the shared store is asked if the session has been ended elsewhere: where it is renewed, and
 * where a visitor may be led to the login page. Everywhere else the page asks, if it wants to know, and
 * all other pages wait for no store.
 */
function isWorthAsking({ request, context }: OpenedRequest, decision: Decision): boolean {
  return (
    decision === 'renew' ||
    decision === 'join' ||
    isProtectedPath(request.nextUrl.pathname, context.config)
  )
}

/** What another instance has made of a session may be due itself, and its token have ended. */
async function renew(
  { context, renewals }: OpenedRequest,
  session: Session,
  moment: RenewalMoment,
): Promise<Renewal> {
  const { config, emit, waitUntil } = context
  const asked = {
    ...moment,
    source: context.tokens(),
    waitUntil,
    onBreaker: (change: BreakerChange) => emit({ ...change, of: 'renewals' as const }),
  }
  const renewal = await renewals.renew(session, asked)
  if (!moment.shared || renewal.outcome !== 'renewed' || renewal.by === 'store') return renewal
  if (moment.now < renewalOpensAt(renewal.session, config.renewal)) return renewal
  const next = await renewals.renew(renewal.session, asked)
  return next.outcome === 'postponed' ? renewal : next
}

function withoutSession(
  incoming: OpenedRequest,
  read: Extract<SessionRead, { status: 'absent' }>,
): SessionResult {
  if (read.reason === 'expired' || read.reason === 'revoked') {
    return end(incoming, read.reason, null)
  }
  if (read.reason === 'unreadable') {
    incoming.context.emit({ type: 'seal-rejected', reason: read.rejection })
    return { ...NO_SESSION, reason: 'unreadable' }
  }
  return NO_SESSION
}

async function afterRenewal(
  incoming: OpenedRequest,
  { session, renewal, now }: { session: Session; renewal: Renewal; now: number },
): Promise<SessionResult> {
  const { context } = incoming
  const { emit, report } = context
  const durationMs = elapsedMs(incoming)
  switch (renewal.outcome) {
    case 'renewed': {
      emit({ ...renewedEvent(session, renewal), durationMs })
      const cookie = await renewedCookie(renewal.session, { ...context, now })
      return { outcome: 'renewed', cookie }
    }
    case 'postponed': {
      if (renewal.cause.outcome === 'refused') report('scope')
      const cause = postponedReason(renewal.cause)
      emit({ type: 'renewal-postponed', accounts: accountsOf(session), cause, durationMs })
      return POSTPONED
    }
    case 'dead':
      return end(incoming, 'revoked', session)
  }
}

function renewedEvent(before: Session, { session, by }: Extract<Renewal, { outcome: 'renewed' }>) {
  const accounts = accountsOf(session)
  if (accounts !== accountsOf(before)) return { type: 'moved', by } as const
  const extended = instantOf(session) > instantOf(before)
  return { type: 'renewed', accounts, by, extended } as const
}

/** The route handler ends the token that it finds in the cookie, so it has to see the newest one. */
async function logOut(
  { context, renewals }: OpenedRequest,
  session: Session,
  moment: RenewalMoment,
): Promise<SessionResult> {
  const newest = await renewals.markLoggedOut(session, moment)
  if (newest === session) return FRESH
  return {
    outcome: 'renewed',
    cookie: await sealedCookie(newest, { ...context, now: moment.now }),
  }
}

/** Removes the session, and leaves the reason to the page, which may want to say it. */
function end(incoming: OpenedRequest, reason: EndReason, session: Session | null): SessionResult {
  const { site, emit } = incoming.context
  const accounts = session && accountsOf(session)
  emit({ type: 'ended', accounts, reason, durationMs: elapsedMs(incoming) })
  return { outcome: 'ended', cookie: removedSessionCookie(site, reason), reason }
}

/** The customer has logged out, and the answer to an earlier request has brought the session back. */
function endAgain(incoming: OpenedRequest, session: Session): SessionResult {
  const { site, emit, tokens, waitUntil } = incoming.context
  waitUntil(
    tokens()
      .revoke(session)
      .catch(() => undefined),
  )
  const accounts = accountsOf(session)
  emit({ type: 'ended', accounts, reason: 'logged-out', durationMs: elapsedMs(incoming) })
  return { outcome: 'ended', cookie: removedSessionCookie(site) }
}

function elapsedMs({ startedAt }: SessionRequest): number {
  return Math.round(performance.now() - startedAt)
}

function instantOf(session: Session): number {
  return Date.parse(endOf(session))
}
