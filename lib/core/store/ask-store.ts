import { withTimeout } from '../http/with-timeout.ts'
import { type BreakerChange, createCircuitBreaker } from '../storefront/circuit-breaker.ts'
import type { SharedStore } from './shared-store.ts'

/** The store was not asked, or has not answered in time, or with nonsense. */
export const AWAY = 'away'
export type Away = typeof AWAY

/**
 * Asks the store one question, if it is there; with `insists`, also if it seems not to be. Never
 * rejects, and never takes long.
 */
export type AskStore = <Answer>(
  question: (store: SharedStore) => Promise<Answer>,
  options?: { readonly insists: boolean },
) => Promise<Answer | Away>

/** On whose behalf the store is asked. */
export interface StoreAsking {
  /** Told when the store's breaker opens or closes. */
  readonly onBreaker: (change: BreakerChange) => void
  readonly waitUntil: (promise: Promise<unknown>) => void
}

/**
 * Creates the one way of a process to its store. The first question that is not answered within
 * `waitMs` opens the breaker; then nothing is asked and nobody waits. Whether the store is back is
 * found out by a question of which nobody waits for the answer.
 */
export function createStoreAccess({
  store,
  waitMs,
  random = Math.random,
  clock = () => performance.now(),
}: {
  readonly store: SharedStore
  readonly waitMs: number
  readonly random?: () => number
  /** Milliseconds; never put back. */
  readonly clock?: () => number
}): (asking: StoreAsking) => AskStore {
  const breaker = createCircuitBreaker({ probeMs: waitMs, random })

  return ({ onBreaker, waitUntil }) => {
    const attempt: AskStore = async (question) => {
      const call = breaker.began()
      const asked = (async () => question(store))().catch((): Away => AWAY)
      const answer = await withTimeout(asked, waitMs, (): Away => AWAY)
      const now = clock()
      const change = answer === AWAY ? breaker.failed(now, call) : breaker.succeeded(now)
      if (change !== null) onBreaker(change)
      return answer
    }
    return async function askStore(question, { insists } = { insists: false }) {
      const admission = breaker.admit(clock())
      if (admission === 'closed' || insists) return attempt(question)
      if (admission === 'probe') waitUntil(attempt((asked) => asked.get('')))
      return AWAY
    }
  }
}
