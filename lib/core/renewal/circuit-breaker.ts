import { type BackoffPolicy, backoffAfter, isBackingOff } from './backoff.ts'

/**
 * Whether the store may be asked: `closed`, as always; `open`, not now; `probe`, it was not asked
 * for long enough, and this one caller may try whether it is back.
 */
export type Admission = 'closed' | 'open' | 'probe'

/** Keeps an outage of the store from being paid for by every request. Times in epoch milliseconds. */
export interface CircuitBreaker {
  /** Asks to be let through. Lets one caller probe for as long as a call can last. */
  admit(now: number): Admission
  /** Notes that a call begins. Returns its number, counted and not timed: clocks are put back. */
  began(): number
  /**
   * Notes that a call was not answered. Returns the wait if that opened the breaker, else null. A
   * call that began before the store's last answer says nothing new.
   */
  failed(now: number, call: number): number | null
  /** Notes that it did. Returns for how long the breaker was open, or null if it was closed. */
  succeeded(now: number): number | null
}

/** Short: a session in its window has days, and a store is usually back within seconds. */
export const STORE_BACKOFF: BackoffPolicy = { first: 1000, longest: 30_000 }

/**
 * Creates a closed breaker. It opens at the first failure: what it keeps waiting are renewals, and
 * they have days. `probeMs` is how long a probe may take before another caller may try.
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
  const longest = Math.max(STORE_BACKOFF.longest, probeMs)

  return {
    admit(now) {
      if (openedAt === null) return 'closed'
      if (isBackingOff(opensUntil, now, { ...STORE_BACKOFF, longest })) return 'open'
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
      const wait = backoffAfter(failures, STORE_BACKOFF, random())
      opensUntil = now + wait
      return isNew ? wait : null
    },
    succeeded(now) {
      const since = openedAt
      failures = 0
      openedAt = null
      opensUntil = 0
      isProbed = false
      answered = calls
      return since === null ? null : Math.max(0, now - since)
    },
  }
}
