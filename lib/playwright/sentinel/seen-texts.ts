import { withTimeout } from '../../core/http/with-timeout.ts'

/**
 * The only kind of place where a secret may be: where a visitor typed it, the session cookie, or the
 * address of a log-out at Shopify, which is told whose it is by the id token.
 */
export type AllowedPlace = 'input' | 'session-cookie' | 'log-out'

/** A text that a browser received, sent or holds. */
export interface SeenText {
  /** E.g. `response body`. */
  readonly place: string
  /** Where that was. */
  readonly url: string
  readonly text: string
  /** The kind of secret that may be here. */
  readonly allows?: AllowedPlace | undefined
}

/** All texts that were seen in the course of a test. */
export interface SeenTexts {
  add(...texts: readonly SeenText[]): void
  /** Waits for something that will add texts, before all of them are asked for. */
  waitFor(work: Promise<unknown>): void
  /** All texts so far. */
  all(): Promise<readonly SeenText[]>
}

/** A browser may never say how something ends, as an endless answer. */
const LONGEST_WAIT_MS = 1000

/** Creates a collection of texts, which is empty. */
export function createSeenTexts(): SeenTexts {
  const texts: SeenText[] = []
  let underWay: Promise<unknown>[] = []
  return {
    add: (...more) => void texts.push(...more),
    waitFor: (work) => void underWay.push(work.catch(() => undefined)),
    async all() {
      await withTimeout<unknown>(Promise.all(underWay), LONGEST_WAIT_MS, () => undefined)
      underWay = []
      return texts
    },
  }
}
