import { type BackoffPolicy, backoffAfter, isBackingOff } from './backoff.ts'

/**
 * Whether the store may be asked: `closed`, as always; `open`, not now; `probe`, it was not asked
 * for long enough, and this one caller may try whether it is back.
 */
export type Admission = 'closed' | 'open' | 'probe'

/** The breaker opened, for so long at first; or it closed, after so long. */
export type BreakerChange =
  | { readonly type: 'breaker-opened'; readonly backoffMs: number }
  | { readonly type: 'breaker-closed'; readonly openMs: number }

/** Keeps an outage of the store from being paid for by every request. Times in epoch milliseconds. */
export interface CircuitBreaker {
  /** Whether `admit` would let nobody through. Changes nothing. */
  isOpen(now: number): boolean
  /** Asks to be let through. Lets one caller probe for as long as a call can last. */
  admit(now: number): Admission
  /** Notes that a call begins. Returns its number, counted and not timed: clocks are put back. */
  began(): number
  /**
   * Notes that a call was not answered. Returns the change if that opened the breaker, else null. A
   * call that began before the store's last answer says nothing new.
   */
  failed(now: number, call: number): BreakerChange | null
  /** Notes that a call was answered. Returns the change if that closed the breaker, else null. */
  succeeded(now: number): BreakerChange | null
}

/** Short: a session in its window has days, and a store is usually back within seconds. */
export const STORE_BACKOFF: BackoffPolicy = { first: 1000, longest: 30_000 }

/**
 * Creates a closed breaker. It opens at the first failure that it is told of; what is a failure, its
 * owner knows: renewals have days, and reads (read-breaker.ts) are about time. `probeMs` is how long a probe may take before another caller may try.
 */
export function createCircuitBreaker({
  probeMs,
  random,
}: {
  probeMs: number
  random: () => number
}): CircuitBreaker {
  let failures = 0
  let openedAt: number | null = null
  let opensUntil = 0
  let isProbed = false
  let calls = 0
  let answered = 0
  const policy = { ...STORE_BACKOFF, longest: Math.max(STORE_BACKOFF.longest, probeMs) }
  const isOpen = (now: number) => openedAt !== null && isBackingOff(opensUntil, now, policy)

  return {
    isOpen,
    admit(now) {
      if (openedAt === null) return 'closed'
      if (isOpen(now)) return 'open'
      isProbed = true
      opensUntil = now + probeMs
      return 'probe'
    },
    began() {
      calls += 1
      return calls
    },
    failed(now, call) {
      if (call <= answered) return null
      const isNew = openedAt === null
      if (!isNew && !isProbed) return null
      failures += 1
      openedAt ??= now
      isProbed = false
      const backoffMs = backoffAfter(failures, STORE_BACKOFF, random())
      opensUntil = now + backoffMs
      return isNew ? { type: 'breaker-opened', backoffMs } : null
    },
    succeeded(now) {
      const since = openedAt
      failures = 0
      openedAt = null
      opensUntil = 0
      isProbed = false
      answered = calls
      return since === null ? null : { type: 'breaker-closed', openMs: Math.max(0, now - since) }
    },
  }
}
