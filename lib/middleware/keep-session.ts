import type { NextRequest } from 'next/server.js'
import type { ResolvedConfig } from '../core/config/config.ts'
import { isProtectedPath } from '../core/config/protected-path.ts'
import type { WaitUntil } from '../core/events/emit-event.ts'
import { postponedReason } from '../core/events/session-event.ts'
import { requestKind } from '../core/http/request-kind.ts'
import { type Decision, decide } from '../core/renewal/decide-renewal.ts'
import type { RenewalMoment } from '../core/renewal/in-flight-renewals.ts'
import {
  createRenewals,
  type PostponedCause,
  type Renewal,
  type Renewals,
} from '../core/renewal/renewals.ts'
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

type PresentSession = Extract<SessionRead, { status: 'present' }>

const POSTPONED: SessionResult = { outcome: 'postponed', cookie: null }

/**
 * Opens the session of a request, decides what is due, and does it. Loaded at the first request for
 * which something may be due: most processes of a platform that starts them often never see one.
 */
export function keepSession(
  incoming: SessionRequest,
  now: number,
): SessionResult | Promise<SessionResult> {
  const { request, config, known, waitUntil } = incoming
  const context = requestContext(config, {
    headers: request.headers,
    url: request.nextUrl,
    cookie: (name) => request.cookies.get(name)?.value,
    waitUntil,
  })
  const renewals = known.get(config) ?? renewalsOf(config)
  known.set(config, renewals)
  const opened = { ...incoming, now, context, renewals }
  const read = context.cookieSession()
  return 'status' in read ? keep(opened, read) : read.then((session) => keep(opened, session))
}

function renewalsOf(config: ResolvedConfig): Renewals {
  const { now: clock, renewWaitMs: waitMs, timeoutMs, watch } = config
  return createRenewals({ clock, waitMs, timeoutMs, watch: watch?.renewal })
}

/** No promise where nothing is waited for: in an outage, that is all but the first requests. */
function keep(incoming: OpenedRequest, read: SessionRead): SessionResult | Promise<SessionResult> {
  const { request, config, now } = incoming
  if (read.status === 'absent') return withoutSession(incoming, read)
  if (read.status === 'logged-out') return endAgain(incoming, read.session)
  const kind = requestKind(request, config)
  const decision = decide(read.session, { now, policy: config.renewal, kind })
  return isWorthAsking(incoming, decision)
    ? actUnlessRevoked(incoming, decision, read)
    : act(incoming, decision, read.session)
}

async function actUnlessRevoked(
  incoming: OpenedRequest,
  decision: Decision,
  read: PresentSession,
): Promise<SessionResult> {
  const asked = await unlessRevoked(read, incoming.context)
  return asked.status === 'absent'
    ? withoutSession(incoming, asked)
    : act(incoming, decision, read.session)
}

function act(
  incoming: OpenedRequest,
  decision: Decision,
  session: Session,
): SessionResult | Promise<SessionResult> {
  const { context, renewals, now } = incoming
  const moment = () => ({ now, shared: requestSharing(context, now) })
  switch (decision) {
    case 'keep':
      return FRESH
    case 'renew':
      return renewOrPostpone(incoming, session, moment())
    case 'join':
      return afterRenewal(incoming, session, renewals.join(session, moment()))
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
function isWorthAsking({ request, config }: OpenedRequest, decision: Decision): boolean {
  if (config.sharedStore === null) return false
  return (
    decision === 'renew' || decision === 'join' || isProtectedPath(request.nextUrl.pathname, config)
  )
}

function renewOrPostpone(
  incoming: OpenedRequest,
  session: Session,
  moment: RenewalMoment,
): SessionResult | Promise<SessionResult> {
  const cause = incoming.renewals.postponement(session, moment)
  return cause === null
    ? afterRenewal(incoming, session, renew(incoming, session, moment))
    : postpone(incoming, session, cause)
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
  const first = await renewals.renew(session, asked)
  if (!moment.shared || first.outcome !== 'renewed' || first.by === 'store') return first
  if (moment.now < renewalOpensAt(first.session, config.renewal)) return first
  const next = await renewals.renew(first.session, asked)
  return next.outcome === 'postponed' ? first : next
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
  session: Session,
  renewing: Promise<Renewal>,
): Promise<SessionResult> {
  const { context, now } = incoming
  const renewal = await renewing
  switch (renewal.outcome) {
    case 'renewed': {
      context.emit({ ...renewedEvent(session, renewal), durationMs: elapsedMs(incoming) })
      const cookie = await renewedCookie(renewal.session, { ...context, now })
      return { outcome: 'renewed', cookie }
    }
    case 'postponed':
      return postpone(incoming, session, renewal.cause)
    case 'dead':
      return end(incoming, 'revoked', session)
  }
}

function postpone(
  incoming: OpenedRequest,
  session: Session,
  postponed: PostponedCause,
): SessionResult {
  const { emit, report } = incoming.context
  if (postponed.outcome === 'refused') report('scope')
  const [accounts, cause] = [accountsOf(session), postponedReason(postponed)]
  emit({ type: 'renewal-postponed', accounts, cause, durationMs: elapsedMs(incoming) })
  return POSTPONED
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
