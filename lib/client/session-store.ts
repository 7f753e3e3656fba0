import type { SessionState } from '../core/session/session-state.ts'
import { isSameSession, type KnownSession } from './known-session.ts'

/** Where news came from. */
export type Source =
  /** The server gave it with a page. */
  | 'page'
  /** This tab asked the site. */
  | 'ask'
  /** Another tab said so, or said that it is time to ask. */
  | 'tab'
  /** This tab logged the customer out, and stays where it is. */
  | 'log-out'
  /** This tab logged the customer out, and is about to leave the page. */
  | 'leaving'

/** One difference between what was known before and what is known now. */
export interface Change {
  readonly before: KnownSession
  readonly after: SessionState
  readonly source: Source
}

/** What one tab knows of a session. Whatever is newer ends the question that is under way. */
export interface SessionStore {
  readonly get: () => KnownSession
  /** Whether a question is under way. */
  readonly isAsking: () => boolean
  /** Whether the last question got no answer. */
  readonly hasFailed: () => boolean
  /** When the session was last asked for or told of, in epoch milliseconds. */
  readonly checkedAt: () => number
  /**
   * Whether the server has given this very object for the first time. A page that a router kept
   * and shows again brings an old one.
   */
  readonly isNews: (session: SessionState) => boolean
  /** Takes what the server gave with a page, if it is news. */
  readonly give: (session: SessionState) => void
  /** Asks the site. Without an answer, what is known stays. */
  readonly ask: (source: 'ask' | 'tab') => Promise<void>
  /** Notes that the customer has logged out. */
  readonly end: (source: 'tab' | 'log-out' | 'leaving') => void
  /** Calls a listener with every change; returns how to stop that. */
  readonly subscribe: (listener: (change: Change) => void) => () => void
}

/** What a store knows at first, and what a page shows that is the same for everybody. */
export const LOADING: KnownSession = { status: 'loading' }

/** Creates the store. `fetchSession` answers null when there is no answer. */
export function createSessionStore(
  fetchSession: (signal: AbortSignal) => Promise<SessionState | null>,
): SessionStore {
  const listeners = new Set<(change: Change) => void>()
  const given = new WeakSet<SessionState>()
  let known = LOADING
  let question: AbortController | null = null
  let hasFailed = false
  let checkedAt = Number.NEGATIVE_INFINITY

  function learn(after: SessionState, source: Source) {
    question?.abort()
    question = null
    hasFailed = false
    checkedAt = Date.now()
    const before = known
    const isSame = isSameSession(before, after)
    if (!isSame || source === 'page') known = after
    if (!isSame) for (const listener of listeners) listener({ before, after, source })
  }

  async function ask(source: Source) {
    question?.abort()
    const asked = new AbortController()
    question = asked
    checkedAt = Date.now()
    const answer = await fetchSession(asked.signal)
    if (question !== asked) return
    question = null
    if (answer === null) hasFailed = true
    else learn(answer, source)
  }

  return {
    get: () => known,
    isAsking: () => question !== null,
    hasFailed: () => hasFailed,
    checkedAt: () => checkedAt,
    isNews: (session) => !given.has(session),
    give(session) {
      if (given.has(session)) return
      given.add(session)
      learn(session, 'page')
    },
    ask,
    end: (source) => learn({ status: 'signed-out' }, source),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
