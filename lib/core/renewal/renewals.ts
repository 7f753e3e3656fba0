import { createFifoMap } from '../session/fifo-map.ts'
import { type Session, tokenOf, withCredential } from '../session/session.ts'
import { createCircuitBreaker, STORE_BACKOFF } from '../storefront/circuit-breaker.ts'
import {
  type RenewalContext,
  type RenewalMoment,
  type RenewalRequest,
  startRenewal,
  type WatchRenewal,
} from './in-flight-renewals.ts'
import {
  type RenewalFailure,
  type RenewalRecord,
  type RenewalResult,
  relevantRecord,
} from './renewal-record.ts'
import { knownKey, tokenKey } from './token-key.ts'

/**
 * Who brought the result: the store, asked by this very request; a renewal that another request
 * had in flight; the cache of what was renewed before; or another instance of the site, by what they share.
 */
export type RenewedBy = 'store' | 'in-flight' | 'cache' | 'shared'

/** What became of a session in its renewal window. */
export type Renewal =
  | { readonly outcome: 'renewed'; readonly session: Session; readonly by: RenewedBy }
  | { readonly outcome: 'postponed'; readonly cause: PostponedCause }
  | { readonly outcome: 'dead' }

/**
 * Why a renewal is postponed: the session is in its renewal window and stays as it is.
 *
 * - what the store said or did not say: see `RenewalFailure`;
 * - `pending`: its renewal is still under way; a later request gets the result;
 * - `backoff`: a renewal failed a moment ago, of this token or of any at this store;
 * - `deferred`: this kind of request starts no renewal yet, and none is under way;
 * - `logged-out`: the customer has logged out while this request was under way.
 */
export type PostponedCause =
  | RenewalFailure
  | { readonly outcome: 'pending' | 'deferred' | 'logged-out' }
  | { readonly outcome: 'backoff'; readonly by: 'token' | 'store' }

/**
 * The renewals of one process: one per token however many requests want it, a memory of how it
 * ended, and waits after failures. Best effort by nature, since another isolate knows nothing of
 * it; nothing is lost without it as long as Shopify renews a token in place.
 */
export interface Renewals {
  /** Renews a session, shares the renewal that is under way, or remembers how it ended. */
  renew(session: Session, request: RenewalRequest): Promise<Renewal>
  /**
   * Why a renewal would be postponed, where that is known without asking anybody and without waiting;
   * else null, and `renew` finds out. It says what `renew` would say: in an outage every request asks.
   */
  postponement(session: Session, moment: RenewalMoment): PostponedCause | null
  /** As `renew`, but starts no renewal. */
  join(session: Session, moment: RenewalMoment): Promise<Renewal>
  /**
   * Notes that the customer logs out: no renewal of this token is applied any more, not even one
   * that is under way. Returns the session that has to be ended at Shopify, which is another one if
   * this process knows that it was renewed.
   */
  markLoggedOut(session: Session, moment: RenewalMoment): Promise<Session>
}

/** What a process's renewals are made with. */
export interface RenewalsOptions {
  /** Epoch milliseconds. */
  readonly clock: () => number | Promise<number>
  /** Longest that a request waits for a renewal, in milliseconds. */
  readonly waitMs: number
  /** Longest that one call to the store takes, in milliseconds. */
  readonly timeoutMs: number
  /** Jitter, in [0, 1). @default Math.random */
  readonly random?: () => number
  readonly watch?: WatchRenewal | undefined
}

/** Half a kilobyte each. */
const MOST_RECORDS = 1000

/**
 * While this little is left of a token, the breaker does not stand between it and the store. Not where
 * the session outlives its token: it loses nothing by waiting.
 */
const LAST_CHANCE_MS = 2 * STORE_BACKOFF.longest

/** Creates the renewals of a process; nothing is known yet. */
export function createRenewals(options: RenewalsOptions): Renewals {
  const { timeoutMs, random = Math.random } = options
  const storefront = createCircuitBreaker({ probeMs: timeoutMs, random })
  const customerAccount = createCircuitBreaker({ probeMs: timeoutMs, random })
  const context: RenewalContext = {
    ...options,
    random,
    records: createFifoMap(MOST_RECORDS),
    breakerOf: (session) => (session.customerAccount ? customerAccount : storefront),
    lostAfterMs: 4 * timeoutMs,
    lockMs: 6 * timeoutMs,
  }
  return {
    renew: (session, request) => renew(context, session, request),
    postponement: (session, moment) => postponement(context, session, moment),
    join: (session, moment) => join(context, session, moment),
    markLoggedOut: (session, moment) => markLoggedOut(context, session, moment),
  }
}

async function renew(
  context: RenewalContext,
  session: Session,
  request: RenewalRequest,
): Promise<Renewal> {
  const key = await tokenKey(session)
  // From here on nothing is awaited before the record stands: two requests, one renewal.
  const record = context.records.get(key)
  const known = relevantRecord(record, { ...context, session, now: request.now })
  if (known !== undefined) return applyRecord(context, { session, record: known, now: request.now })
  const admission = isLastChance(session, request.now)
    ? 'closed'
    : context.breakerOf(session).admit(request.now)
  if (admission === 'open') {
    return (await lookElsewhere(session, request)) ?? postponed(STORE_BACKING_OFF)
  }
  const failures = record?.state === 'failed' ? record.failures : 0
  const waitMs = admission === 'probe' || failures > 0 ? 0 : context.waitMs
  const started = startRenewal(context, { key, session, request, failures, waitMs })
  return applyRenewal(session, await started.delivered, 'store')
}

function postponement(
  context: RenewalContext,
  session: Session,
  { now, shared }: RenewalMoment,
): PostponedCause | null {
  const key = knownKey(session)
  if (key === undefined || shared) return null
  const record = context.records.get(key)
  const known = relevantRecord(record, { session, now, lostAfterMs: context.lostAfterMs })
  switch (known?.state) {
    case 'failed':
      return TOKEN_BACKING_OFF
    case 'in-flight':
      return known.isLate ? PENDING : null
    case undefined:
      return isKeptFromStore(context, session, now) ? STORE_BACKING_OFF : null
    default:
      return null
  }
}

const PENDING: PostponedCause = { outcome: 'pending' }
const TOKEN_BACKING_OFF: PostponedCause = { outcome: 'backoff', by: 'token' }
const STORE_BACKING_OFF: PostponedCause = { outcome: 'backoff', by: 'store' }

function isKeptFromStore({ breakerOf }: RenewalContext, session: Session, now: number): boolean {
  return !isLastChance(session, now) && breakerOf(session).isOpen(now)
}

function isLastChance(session: Session, now: number): boolean {
  const leftMs = Date.parse(tokenOf(session).expiresAt) - now
  return session.customerAccount === undefined && leftMs < LAST_CHANCE_MS
}

async function join(
  context: RenewalContext,
  session: Session,
  moment: RenewalMoment,
): Promise<Renewal> {
  const { now } = moment
  const key = await tokenKey(session)
  const known = relevantRecord(context.records.get(key), { ...context, session, now })
  if (known === undefined || known.state === 'failed') {
    return (await lookElsewhere(session, moment)) ?? postponed({ outcome: 'deferred' })
  }
  return applyRecord(context, { session, record: known, now })
}

/** What another instance has brought about; null if nothing is known of it. */
async function lookElsewhere(session: Session, { shared }: RenewalMoment): Promise<Renewal | null> {
  const news = await shared?.look(session)
  if (news?.news === 'successor') return applyRenewal(session, news.renewed, 'shared')
  return news?.news === 'ended' ? postponed({ outcome: 'logged-out' }) : null
}

/** Of the session that the customer has left, and of what it has become here and elsewhere. */
async function markLoggedOut(
  context: RenewalContext,
  session: Session,
  { now, shared }: RenewalMoment,
): Promise<Session> {
  const successor = (await shared?.end(session)) ?? null
  const left = await markLoggedOutHere(context, session, now)
  if (successor === null) return left
  const newest = withCredential(session, successor, Date.parse(successor.renewedAt ?? ''))
  return markLoggedOutHere(context, newest, now)
}

async function markLoggedOutHere(
  { records, lostAfterMs }: RenewalContext,
  session: Session,
  now: number,
): Promise<Session> {
  const key = await tokenKey(session)
  const known = relevantRecord(records.get(key), { session, now, lostAfterMs })
  if (known?.state === 'in-flight') {
    known.loggedOut = true
    return session
  }
  records.set(key, { state: 'logged-out', since: now })
  if (known?.state !== 'renewed') return session
  const successor = withCredential(session, known, known.renewedAt)
  records.set(await tokenKey(successor), { state: 'logged-out', since: now })
  return successor
}

/** A session, and what is known of its token. */
interface KnownSession {
  readonly session: Session
  readonly record: RenewalRecord
  readonly now: number
}

async function applyRecord(
  context: RenewalContext,
  { session, record, now }: KnownSession,
): Promise<Renewal> {
  switch (record.state) {
    case 'in-flight':
      return applyRenewal(session, await record.delivered, 'in-flight')
    case 'failed':
      return postponed(TOKEN_BACKING_OFF)
    default:
      return newest(context, applyRenewal(session, record, 'cache'), now)
  }
}

/** A cookie may be older than the last renewal but one: where its successor was renewed too, that counts. */
async function newest(
  { records, lostAfterMs }: RenewalContext,
  renewal: Renewal,
  now: number,
): Promise<Renewal> {
  let last = renewal
  while (last.outcome === 'renewed') {
    const { session } = last
    const record = records.get(await tokenKey(session))
    const known = relevantRecord(record, { session, now, lostAfterMs })
    if (known?.state !== 'renewed') break
    last = applyRenewal(session, known, 'cache')
  }
  return last
}

/** Every request puts the token into its own session, whose names and beginning stay its own. */
function applyRenewal(session: Session, result: RenewalResult, by: RenewedBy): Renewal {
  switch (result.state) {
    case 'renewed': {
      const renewed = withCredential(session, result, result.renewedAt)
      return { outcome: 'renewed', session: renewed, by: result.by ?? by }
    }
    case 'failed':
      return postponed(result.failure)
    case 'pending':
    case 'logged-out':
      return postponed({ outcome: result.state })
    case 'dead':
      return { outcome: 'dead' }
  }
}

function postponed(cause: PostponedCause): Renewal {
  return { outcome: 'postponed', cause }
}
