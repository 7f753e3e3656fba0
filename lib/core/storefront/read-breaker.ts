import { withTimeout } from '../http/with-timeout.ts'
import { type Admission, type BreakerChange, createCircuitBreaker } from './circuit-breaker.ts'
import type { StorefrontApi } from './storefront-api.ts'
import type { StorefrontReply } from './storefront-reply.ts'

/** What one request reads through, and who hears of what came of it. */
export interface ReadAccess {
  readonly api: StorefrontApi
  /** Told when the breaker opens or closes. */
  readonly onBreaker: (change: BreakerChange) => void
  /** Keeps a read alive that outlives the response. */
  readonly waitUntil: (promise: Promise<unknown>) => void
}

/** Lets what is read of a customer through to the store, unless the store is known to hang. */
export type ReadBreaker = (access: ReadAccess) => StorefrontApi

/** A failure that came sooner, in milliseconds, is not worth a breaker: it kept nobody waiting. */
const SLOW_MS = 1000

/** Longest, in milliseconds, that a page waits for the read that finds out whether the store is back. */
const PROBE_WAIT_MS = 1000

/**
 * Creates the breaker of a process and a shop. It opens at the first read that failed slowly while
 * no other had an answer. Open, reads are `unavailable` at once; now and then one of them asks all
 * the same. Quick failures never open it, and neither does an answer that throttles or denies.
 */
export function createReadBreaker({
  timeoutMs,
  random = Math.random,
  clock = () => performance.now(),
}: {
  /** Longest that a read takes, in milliseconds. */
  timeoutMs: number
  random?: () => number
  /** Milliseconds; never put back. */
  clock?: () => number
}): ReadBreaker {
  const breaker = createCircuitBreaker({ probeMs: timeoutMs, random })

  return ({ api, onBreaker, waitUntil }) =>
    async function readThroughBreaker(operation) {
      const startedAt = clock()
      const admission = breaker.admit(startedAt)
      if (admission === 'open') return AWAY
      const call = breaker.began()
      const reply = api(operation).then((answer) => {
        const change = note(answer, { admission, call, startedAt })
        if (change !== null) onBreaker(change)
        return answer
      })
      if (admission === 'closed') return reply
      waitUntil(reply)
      return withTimeout(reply, PROBE_WAIT_MS, () => AWAY)
    }

  function note(
    reply: StorefrontReply,
    { admission, call, startedAt }: { admission: Admission; call: number; startedAt: number },
  ): BreakerChange | null {
    const now = clock()
    if (reply.outcome !== 'unavailable') return breaker.succeeded(now)
    const isSlow = reply.reason === 'timeout' || now - startedAt >= SLOW_MS
    if (isSlow) return breaker.failed(now, call)
    return admission === 'probe' ? breaker.succeeded(now) : null
  }
}

const AWAY: StorefrontReply = { outcome: 'unavailable', reason: 'timeout' }
