import type { SessionState } from '../core/session/session-state.ts'
import { isSameSession, type KnownSession } from './known-session.ts'

/** Where a change came from. */
export type Source =
  /** The server gave the session with a page. */
  | 'page'
  /** This tab has asked the site. */
  | 'fetch'
  /** Another tab said so, or said that the site has to be asked. */
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

/** What one tab knows of a session. Whatever is newer ends the request that is under way. */
export interface SessionStore {
  readonly get: () => KnownSession
  /** Whether a request is under way. */
  readonly isRevalidating: () => boolean
  /** Whether the last request got no answer. */
  readonly hasFailed: () => boolean
  /** When the session was last asked for or learnt, in epoch milliseconds. */
  readonly checkedAt: () => number
  /**
   * Whether the server has given this very object for the first time. A page that a router kept
   * and shows again brings an old one.
   */
  readonly isUnseen: (session: SessionState) => boolean
  /** Takes what the server gave with a page, if it is unseen. */
  readonly hydrate: (session: SessionState) => void
  /** Asks the site. Without an answer, what is known stays. */
  readonly revalidate: (source: 'fetch' | 'tab') => Promise<void>
  /** Notes that the customer has logged out. */
  readonly markSignedOut: (source: 'tab' | 'log-out' | 'leaving') => void
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
  const seen = new WeakSet<SessionState>()
  let known = LOADING
  let request: AbortController | null = null
  let hasFailed = false
  let checkedAt = Number.NEGATIVE_INFINITY

  function update(after: SessionState, source: Source) {
    request?.abort()
    request = null
    hasFailed = false
    checkedAt = Date.now()
    const before = known
    const isSame = isSameSession(before, after)
    if (!isSame || source === 'page') known = after
    if (!isSame) for (const listener of listeners) listener({ before, after, source })
  }

  async function revalidate(source: Source) {
    request?.abort()
    const own = new AbortController()
    request = own
    checkedAt = Date.now()
    const answer = await fetchSession(own.signal)
    if (request !== own) return
    request = null
    if (answer === null) hasFailed = true
    else update(answer, source)
  }

  return {
    get: () => known,
    isRevalidating: () => request !== null,
    hasFailed: () => hasFailed,
    checkedAt: () => checkedAt,
    isUnseen: (session) => !seen.has(session),
    hydrate(session) {
      if (seen.has(session)) return
      seen.add(session)
      update(session, 'page')
    },
    revalidate,
    markSignedOut: (source) => update({ status: 'signed-out' }, source),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
