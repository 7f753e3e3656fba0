import { withTimeout } from '../http/with-timeout.ts'
import type { FifoMap } from '../session/fifo-map.ts'
import {
  type AccountsKind,
  accountsOf,
  type Session,
  tokenOf,
  withCredential,
} from '../session/session.ts'
import type { SessionTokens } from '../session/session-tokens.ts'
import { backoffAfter } from '../storefront/backoff.ts'
import type { BreakerChange, CircuitBreaker } from '../storefront/circuit-breaker.ts'
import { renewToken, type TokenRenewal } from './renew-token.ts'
import {
  type FailedRenewal,
  type InFlight,
  type LoggedOut,
  type RenewalFailure,
  type RenewalRecord,
  type RenewalResult,
  type RenewedToken,
  TOKEN_BACKOFF,
} from './renewal-record.ts'
import type { SharedRenewal, Sharing } from './sharing.ts'

/** When a request is about a renewal, and whom else it may concern. */
export interface RenewalMoment {
  /** Epoch milliseconds, by the clock of the `Renewals`. */
  readonly now: number
  /** What other instances of the site may know. @default there are none */
  readonly shared?: Sharing | null
}

/** One request for a renewal. */
export interface RenewalRequest extends RenewalMoment {
  readonly source: SessionTokens
  /** Keeps a renewal alive that outlives the response. */
  readonly waitUntil: (promise: Promise<unknown>) => void
  /** Told when the store's breaker opens or closes. */
  readonly onBreaker: (change: BreakerChange) => void
}

/** Watches a renewal from its beginning to its end, and changes nothing. Must begin it at once. */
export type WatchRenewal = (
  accounts: AccountsKind,
  run: () => Promise<RenewalResult>,
) => Promise<RenewalResult>

/** What the renewals of a process share. Times in milliseconds. */
export interface RenewalContext {
  readonly watch?: WatchRenewal | undefined
  /** Must not throw. */
  readonly clock: () => number | Promise<number>
  readonly waitMs: number
  readonly random: () => number
  readonly records: FifoMap<RenewalRecord>
  /** That of who is asked: an outage of one kind of accounts is none of the other. */
  readonly breakerOf: (session: Session) => CircuitBreaker
  /** A renewal takes as long as three calls at most; one that is older was lost with the request that began it. */
  readonly lostAfterMs: number
  /** How long an instance that renews keeps others from it: for that time, and the way to the store. */
  readonly lockMs: number
}

/** One try to renew a token. */
export interface Attempt {
  readonly key: string
  readonly session: Session
  readonly request: RenewalRequest
  /** How many renewals of this token have failed in a row before. */
  readonly failures: number
  readonly waitMs: number
}

/** Starts a renewal. Its record stands before the store is asked, and is filled in by the answer. */
export function startRenewal(context: RenewalContext, attempt: Attempt): InFlight {
  const { key, session, request, waitMs } = attempt
  const breaker = context.breakerOf(session)
  const call = breaker.began()
  const { promise: result, resolve } = Promise.withResolvers<RenewalResult>()
  const inFlight: InFlight = {
    state: 'in-flight',
    since: request.now,
    loggedOut: false,
    isAsked: false,
    isLate: waitMs === 0,
    delivered: withTimeout(result, waitMs, () => {
      if (waitMs > 0) isLateNow()
      return { state: 'pending' }
    }),
  }
  function isLateNow(): void {
    inFlight.isLate = true
    if (inFlight.isAsked) report(request, breaker.failed(request.now + waitMs, call))
  }
  context.records.set(key, inFlight)
  const run = () => runRenewal(context, attempt, { inFlight, call })
  resolve(context.watch?.(accountsOf(session), run) ?? run())
  request.waitUntil(result)
  return inFlight
}

/** Asks the store, and records what it said unless somebody else has recorded something since. */
async function runRenewal(
  context: RenewalContext,
  attempt: Attempt,
  { inFlight, call }: { inFlight: InFlight; call: number },
): Promise<RenewalResult> {
  const { records, clock } = context
  const { key, session, request } = attempt
  const { source, shared } = request
  const noted = <Renewal extends SharedRenewal>(renewal: Renewal, now: number): Renewal => {
    report(request, breakerChange(context.breakerOf(session), { renewal, call, now }))
    return renewal
  }
  const renewal = shared
    ? await shared.renew(session, {
        renew: async () => noted(await askStore(context, attempt, inFlight), await clock()),
        lockMs: context.lockMs,
      })
    : await askStore(context, attempt, inFlight)
  const now = await clock()
  if (!shared) noted(renewal, now)
  const present = records.get(key)
  if (inFlight.loggedOut || present?.state === 'logged-out' || renewal.state === 'logged-out') {
    const loggedOut: LoggedOut = { state: 'logged-out', since: now }
    records.set(key, loggedOut)
    await revokeNewToken(renewal, session, source)
    return loggedOut
  }
  const result =
    renewal.state === 'failed' ? failedRenewal(context, attempt, { ...renewal, now }) : renewal
  if (present === undefined || present === inFlight) {
    if (isToBeKept(result, inFlight)) records.set(key, result)
    else records.delete(key)
  }
  return result
}

/** Not that it is over, nor that others are at it; and where nobody was asked, the next one may try at once. */
function isToBeKept(
  result: RenewalResult,
  { isAsked }: InFlight,
): result is RenewedToken | FailedRenewal {
  return result.state === 'renewed' || (result.state === 'failed' && isAsked)
}

function askStore(
  { clock }: RenewalContext,
  { session, request }: Attempt,
  inFlight: InFlight,
): Promise<TokenRenewal> {
  inFlight.isAsked = true
  return renewToken(session, { source: request.source, clock })
}

/** Leaves time for several more tries while the token lives. */
function failedRenewal(
  { random }: RenewalContext,
  attempt: Attempt,
  { failure, now }: { failure: RenewalFailure; now: number },
): FailedRenewal {
  const failures = attempt.failures + 1
  const retryAfter = failure.outcome === 'throttled' ? failure.retryAfterSeconds * 1000 : 0
  const wanted = Math.max(retryAfter, backoffAfter(failures, TOKEN_BACKOFF, random()))
  const wait = Math.min(wanted, TOKEN_BACKOFF.longest, longestWait(attempt.session, now))
  return { state: 'failed', failure, failures, until: now + wait }
}

/** A customer whose access token has ended waits for the next try; so it is not minutes away. */
const LONGEST_AFTER_END_MS = 30_000

function longestWait(session: Session, now: number): number {
  const left = Date.parse(tokenOf(session).expiresAt) - now
  return left > 0 ? Math.max(1000, left / 4) : LONGEST_AFTER_END_MS
}

/** A token that a renewal minted for a customer who has logged out would outlive the log-out. */
async function revokeNewToken(
  renewal: SharedRenewal,
  before: Session,
  source: SessionTokens,
): Promise<void> {
  const minted = renewal.state === 'logged-out' ? renewal.minted : renewal
  if (minted?.state !== 'renewed') return
  const renewed = withCredential(before, minted, minted.renewedAt)
  if (tokenOf(renewed).accessToken === tokenOf(before).accessToken) return
  await source.revoke(renewed).catch(() => undefined)
}

/** What an answer says about the store, if it says anything. */
function breakerChange(
  breaker: CircuitBreaker,
  { renewal, call, now }: { renewal: SharedRenewal; call: number; now: number },
): BreakerChange | null {
  switch (renewal.state === 'failed' ? renewal.failure.outcome : 'answered') {
    case 'unavailable':
    case 'misconfigured':
      return breaker.failed(now, call)
    case 'answered':
    case 'refused':
    case 'distrusted':
    case 'unconfirmed':
      return breaker.succeeded(now)
    case 'throttled':
      // Shopify throttles by buyer: the next customer is served.
      return null
  }
}

function report({ onBreaker }: RenewalRequest, change: BreakerChange | null): void {
  if (change !== null) onBreaker(change)
}
