import { createFifoMap } from '../session/fifo-map.ts'
import { type Session, withRenewedToken } from '../session/session.ts'
import { createCircuitBreaker, STORE_BACKOFF } from './circuit-breaker.ts'
import { ask, postponed, type RenewalDesk, type RenewalRequest } from './in-flight-renewals.ts'
import {
  type PostponedCause,
  type RenewalEntry,
  relevantEntry,
  type Settled,
} from './renewal-record.ts'
import { tokenKey } from './token-key.ts'

export type { BreakerChange, RenewalRequest } from './in-flight-renewals.ts'
export type { PostponedCause } from './renewal-record.ts'

/** Who asked the store: this very request, or one beside it, or one before it. */
export type RenewedBy = 'store' | 'in-flight' | 'cache'

/** What became of a session in its renewal window. */
export type Renewal =
  | { readonly outcome: 'renewed'; readonly session: Session; readonly by: RenewedBy }
  | { readonly outcome: 'postponed'; readonly cause: PostponedCause }
  | { readonly outcome: 'dead' }

/**
 * The renewals of one process: one per token however many requests want it, a memory of how it
 * ended, and waits after failures. Best effort by nature, since another isolate knows nothing of
 * it; nothing is lost without it as long as Shopify renews a token in place.
 */
export interface Renewals {
  /** Renews a session, shares the renewal that is under way, or remembers how it ended. */
  renew(session: Session, request: RenewalRequest): Promise<Renewal>
  /** The same, but starts no renewal. */
  join(session: Session, now: number): Promise<Renewal>
  /**
   * Notes that the customer logs out: no renewal of this token is handed out any more, not even
   * one that is under way. Returns the session that has to be ended at Shopify, which is another
   * one if this process knows that it was renewed.
   */
  markLoggedOut(session: Session, now: number): Promise<Session>
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
}

/** Half a kilobyte each. */
const MOST_ENTRIES = 1000

/** While this little is left of a token, the breaker does not stand between it and the store. */
const LAST_CHANCE_MS = 2 * STORE_BACKOFF.longest

/** Creates the renewals of a process; nothing is known yet. */
export function createRenewals(options: RenewalsOptions): Renewals {
  const { timeoutMs, random = Math.random } = options
  const desk: RenewalDesk = {
    ...options,
    random,
    entries: createFifoMap(MOST_ENTRIES),
    breaker: createCircuitBreaker({ probeMs: timeoutMs, random }),
    lostAfterMs: 4 * timeoutMs,
  }
  return {
    renew: (session, request) => renew(desk, session, request),
    join: (session, now) => join(desk, session, now),
    markLoggedOut: (session, now) => markLoggedOut(desk, session, now),
  }
}

async function renew(
  desk: RenewalDesk,
  session: Session,
  request: RenewalRequest,
): Promise<Renewal> {
  const key = await tokenKey(session.customerAccessToken)
  // From here to the end nothing is awaited before the entry stands: two requests, one renewal.
  const entry = desk.entries.get(key)
  const known = relevantEntry(entry, { ...desk, session, now: request.now })
  if (known !== undefined) return fromEntry(session, known)
  const admission = isLastChance(session, request.now) ? 'closed' : desk.breaker.admit(request.now)
  if (admission === 'open') return postponed({ outcome: 'backoff', by: 'store' })
  const failures = entry?.state === 'failed' ? entry.failures : 0
  const waitMs = admission === 'probe' || failures > 0 ? 0 : desk.waitMs
  const asking = ask(desk, { key, session, request, failures, waitMs })
  return handOut(session, await asking.delivered, 'store')
}

async function join(desk: RenewalDesk, session: Session, now: number): Promise<Renewal> {
  const key = await tokenKey(session.customerAccessToken)
  const known = relevantEntry(desk.entries.get(key), { ...desk, session, now })
  if (known === undefined || known.state === 'failed') return postponed({ outcome: 'deferred' })
  return fromEntry(session, known)
}

async function markLoggedOut(desk: RenewalDesk, session: Session, now: number): Promise<Session> {
  const key = await tokenKey(session.customerAccessToken)
  const known = relevantEntry(desk.entries.get(key), { ...desk, session, now })
  if (known?.state === 'in-flight') {
    known.loggedOut = true
    return session
  }
  desk.entries.set(key, { state: 'logged-out', since: now })
  if (known?.state !== 'renewed') return session
  const successor = withRenewedToken(session, known.customerAccessToken, known.renewedAt)
  const successorKey = await tokenKey(successor.customerAccessToken)
  desk.entries.set(successorKey, { state: 'logged-out', since: now })
  return successor
}

async function fromEntry(session: Session, entry: RenewalEntry): Promise<Renewal> {
  switch (entry.state) {
    case 'in-flight':
      return handOut(session, await entry.delivered, 'in-flight')
    case 'renewed':
      return handOut(session, { ...entry, outcome: 'renewed' }, 'cache')
    case 'failed':
      return postponed({ outcome: 'backoff', by: 'token' })
    case 'logged-out':
      return postponed({ outcome: 'logged-out' })
  }
}

/** Everybody gets the token into their own session, whose names and beginning are theirs. */
function handOut(session: Session, outcome: Settled, by: RenewedBy): Renewal {
  if (outcome.outcome !== 'renewed') return outcome
  const { customerAccessToken, renewedAt } = outcome
  return {
    outcome: 'renewed',
    session: withRenewedToken(session, customerAccessToken, renewedAt),
    by,
  }
}

function isLastChance({ customerAccessToken }: Session, now: number): boolean {
  return Date.parse(customerAccessToken.expiresAt) - now < LAST_CHANCE_MS
}
