import { isPaused, type PausePolicy, pauseAfter } from './backoff.ts'

/**
 * Whether the store may be asked: `closed`, as always; `open`, leave it in peace; `probe`, it was
 * left in peace long enough, and this one caller may try whether it is back.
 */
export type Admission = 'closed' | 'open' | 'probe'

/** Keeps an outage of the store from being paid for by every request. Times in epoch milliseconds. */
export interface CircuitBreaker {
  /** Asks to be let through. Lets one caller probe for as long as a call can last. */
  admit(now: number): Admission
  /** Notes that a call begins. Returns its number, counted and not timed: clocks are put back. */
  began(): number
  /**
   * Notes that a call was not answered. Returns the pause if that opened the breaker, else null. A
   * call that began before the store's last answer says nothing new.
   */
  failed(now: number, call: number): number | null
  /** Notes that it did. Returns for how long the breaker was open, or null if it was closed. */
  succeeded(now: number): number | null
}

/** Short: a session in its window has days, and a store is usually back within seconds. */
export const STORE_PAUSE: PausePolicy = { first: 1000, longest: 30_000 }

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
  const longest = Math.max(STORE_PAUSE.longest, probeMs)

  return {
    admit(now) {
      if (openedAt === null) return 'closed'
      if (isPaused(opensUntil, now, { ...STORE_PAUSE, longest })) return 'open'
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
      const pause = pauseAfter(failures, STORE_PAUSE, random())
      opensUntil = now + pause
      return isNew ? pause : null
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
