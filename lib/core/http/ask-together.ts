import { withTimeout } from './with-timeout.ts'

/** A question that others may be asking too. */
export interface Asking<Answer> {
  readonly ask: () => Promise<Answer>
  /** Longest that somebody waits for the answer to another, in milliseconds. */
  readonly waitMs: number
  /** What they are told then. */
  readonly late: () => Answer
}

/** Asks; or, where the same is being asked, waits for that answer. */
export type AskTogether<Answer> = (key: string, asking: Asking<Answer>) => Promise<Answer>

/**
 * Shares answers while they are under way, and remembers none. Each waits by a clock of their own: whoever
 * asks may be gone, with all that they had under way (a request that is cancelled on workerd, a page that
 * Next renders ahead of time). What was asked longer ago than anybody waits is asked anew.
 */
export function createAskTogether<Answer>(): AskTogether<Answer> {
  const underWay = new Map<string, { readonly since: number; readonly answer: Promise<Answer> }>()
  return async function askTogether(key, { ask, waitMs, late }) {
    const other = underWay.get(key)
    if (other !== undefined && performance.now() - other.since < waitMs) {
      return withTimeout(other.answer, waitMs, late)
    }
    const own = { since: performance.now(), answer: ask() }
    underWay.set(key, own)
    try {
      return await own.answer
    } finally {
      if (underWay.get(key) === own) underWay.delete(key)
    }
  }
}
