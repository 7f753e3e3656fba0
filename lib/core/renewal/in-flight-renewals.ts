import { withTimeout } from '../http/with-timeout.ts'
import type { FifoMap } from '../session/fifo-map.ts'
import type { Session } from '../session/session.ts'
import type { LiveTokens } from '../storefront/token-source.ts'
import { backoffAfter } from './backoff.ts'
import type { CircuitBreaker } from './circuit-breaker.ts'
import { type RenewalFailure, renewToken, type TokenRenewal } from './renew-token.ts'
import {
  type Asking,
  type PostponedCause,
  type RenewalEntry,
  type Settled,
  TOKEN_BACKOFF,
} from './renewal-record.ts'

/** One request for a renewal. `now` in epoch milliseconds, by the clock of the `Renewals`. */
export interface RenewalRequest {
  readonly now: number
  readonly source: LiveTokens
  /** Keeps a renewal alive that outlives the response. */
  readonly waitUntil: (promise: Promise<unknown>) => void
  /** Told when the store's breaker opens or closes. */
  readonly onBreaker: (change: BreakerChange) => void
}

/** The breaker opened, for so long at first; or it closed, after so long. */
export type BreakerChange =
  | { readonly type: 'breaker-opened'; readonly backoffMs: number }
  | { readonly type: 'breaker-closed'; readonly openMs: number }

/** What the renewals of a process share. Times in milliseconds. */
export interface RenewalDesk {
  /** Must not throw. */
  readonly clock: () => number | Promise<number>
  readonly waitMs: number
  readonly random: () => number
  readonly entries: FifoMap<RenewalEntry>
  readonly breaker: CircuitBreaker
  /** A renewal is at most three calls; one that is older was lost with the request that began it. */
  readonly lostAfterMs: number
}

/** One renewal that nobody has asked for yet. */
export interface Question {
  readonly key: string
  readonly session: Session
  readonly request: RenewalRequest
  /** How many renewals of this token have failed in a row. */
  readonly failures: number
  readonly waitMs: number
}

/** Starts a renewal, and enters it under its key before anything else can happen. */
export function ask(desk: RenewalDesk, question: Question): Asking {
  const { key, request, waitMs } = question
  const call = desk.breaker.began()
  const outcome = answer(desk, question, { call, self: () => asking })
  const asking: Asking = {
    state: 'in-flight',
    since: request.now,
    loggedOut: false,
    delivered: withTimeout(outcome, waitMs, () => {
      if (waitMs > 0) noteFailure(desk, request, { call, now: request.now + waitMs })
      return postponed({ outcome: 'pending' })
    }),
  }
  desk.entries.set(key, asking)
  request.waitUntil(outcome)
  return asking
}

/** Asks the store and notes what it said. Never rejects: a source that throws did not answer. */
async function answer(
  desk: RenewalDesk,
  question: Question,
  { call, self }: { call: number; self: () => Asking },
): Promise<Settled> {
  const { key, session, request } = question
  const renewal = await renewToken(session.customerAccessToken, {
    source: request.source,
    clock: desk.clock,
  }).catch((): TokenRenewal => ({ outcome: 'failed', failure: NO_ANSWER }))
  const now = await desk.clock()
  noteAnswer(desk, request, { renewal, call, now })
  const asking = self()
  const present = desk.entries.get(key)
  if (asking.loggedOut || present?.state === 'logged-out') {
    desk.entries.set(key, { state: 'logged-out', since: now })
    return afterLeaving(session, renewal, request.source)
  }
  if (present === undefined || present === asking) remember(desk, question, { renewal, now })
  return settled(renewal, now)
}

function remember(
  desk: RenewalDesk,
  question: Question,
  { renewal, now }: { renewal: TokenRenewal; now: number },
): void {
  const { entries } = desk
  switch (renewal.outcome) {
    case 'renewed':
      entries.set(question.key, { ...renewal, state: 'renewed', renewedAt: now })
      break
    case 'failed':
      entries.set(question.key, failedEntry(desk, question, { failure: renewal.failure, now }))
      break
    case 'dead':
      entries.delete(question.key)
  }
}

const NO_ANSWER: RenewalFailure = { outcome: 'unavailable', reason: 'network' }

/** A token that a renewal minted for somebody who has logged out would outlive the log-out. */
async function afterLeaving(
  session: Session,
  renewal: TokenRenewal,
  source: LiveTokens,
): Promise<Settled> {
  if (renewal.outcome === 'renewed') {
    const { customerAccessToken } = renewal
    const isNew = customerAccessToken.accessToken !== session.customerAccessToken.accessToken
    if (isNew) await source.revoke(customerAccessToken).catch(() => undefined)
  }
  return postponed({ outcome: 'logged-out' })
}

/** Leaves time for several more tries while the token lives. */
function failedEntry(
  desk: RenewalDesk,
  question: Question,
  { failure, now }: { failure: RenewalFailure; now: number },
): RenewalEntry {
  const failures = question.failures + 1
  const retryAfter = failure.outcome === 'throttled' ? failure.retryAfterSeconds * 1000 : 0
  const wanted = Math.max(retryAfter, backoffAfter(failures, TOKEN_BACKOFF, desk.random()))
  const left = Date.parse(question.session.customerAccessToken.expiresAt) - now
  const wait = Math.min(wanted, TOKEN_BACKOFF.longest, Math.max(1000, left / 4))
  return { state: 'failed', failures, until: now + wait }
}

/** Tells the breaker what an answer says about the store, if it says anything. */
function noteAnswer(
  desk: RenewalDesk,
  request: RenewalRequest,
  { renewal, call, now }: { renewal: TokenRenewal; call: number; now: number },
): void {
  switch (renewal.outcome === 'failed' ? renewal.failure.outcome : 'answered') {
    case 'unavailable':
    case 'misconfigured':
      noteFailure(desk, request, { call, now })
      break
    case 'answered':
    case 'refused':
    case 'distrusted':
      noteSuccess(desk, request, now)
      break
    case 'throttled':
    // Shopify throttles by buyer: the next customer is served.
  }
}

function noteFailure(
  { breaker }: RenewalDesk,
  request: RenewalRequest,
  { call, now }: { call: number; now: number },
): void {
  const backoffMs = breaker.failed(now, call)
  if (backoffMs !== null) request.onBreaker({ type: 'breaker-opened', backoffMs })
}

function noteSuccess({ breaker }: RenewalDesk, request: RenewalRequest, now: number): void {
  const openMs = breaker.succeeded(now)
  if (openMs !== null) request.onBreaker({ type: 'breaker-closed', openMs })
}

function settled(renewal: TokenRenewal, renewedAt: number): Settled {
  switch (renewal.outcome) {
    case 'renewed':
      return { ...renewal, renewedAt }
    case 'failed':
      return postponed(renewal.failure)
    case 'dead':
      return renewal
  }
}

/** The session goes on as it is. */
export function postponed(cause: PostponedCause): {
  readonly outcome: 'postponed'
  readonly cause: PostponedCause
} {
  return { outcome: 'postponed', cause }
}
