import type { SessionState } from '../core/session/session-state.ts'
import type { SessionActions } from './client-session.ts'
import { fetchSession } from './fetch-session.ts'
import { logOut } from './log-out.ts'
import { createSessionStore, type SessionStore } from './session-store.ts'
import { syncTabs } from './sync-tabs.ts'
import { watchExpiry } from './watch-expiry.ts'
import { watchFocus } from './watch-focus.ts'
import { whileShown } from './while-shown.ts'

/** The session of a page, whichever and however many providers show it. */
export interface PageSession {
  readonly store: SessionStore
  readonly actions: SessionActions
  /** Follows the session while a provider is mounted. Returns how to stop. */
  readonly follow: () => () => void
  /** Takes what the server gave with a page. Asks the site unless that is the latest known. */
  readonly hydrate: (given: SessionState | undefined) => void
}

const sessions = new Map<string, PageSession>()

/**
 * The page's one session at an endpoint: the layouts of a page share it. On a
 * server nothing is ever written to it, because effects run in browsers only.
 */
export function pageSession(endpoint: string): PageSession {
  const session = sessions.get(endpoint) ?? createPageSession(endpoint)
  sessions.set(endpoint, session)
  return session
}

function createPageSession(endpoint: string): PageSession {
  const store = createSessionStore((signal) => fetchSession(endpoint, signal))
  let followers = 0
  let stop = () => {}
  return {
    store,
    actions: {
      logOut: (options) => logOut({ store, endpoint }, options),
      refresh: () => store.revalidate('fetch'),
    },
    follow() {
      if (followers++ === 0) stop = watch(store, endpoint)
      return () => {
        if (--followers === 0) stop()
      }
    },
    hydrate(given) {
      if (given !== undefined) store.hydrate(given)
      if (given !== store.get() && !store.isRevalidating()) store.revalidate('fetch')
    },
  }
}

function watch(store: SessionStore, endpoint: string): () => void {
  const start = () => {
    const stops = [syncTabs(store, endpoint), watchFocus(store), watchExpiry(store)]
    return () => {
      for (const stop of stops) stop()
    }
  }
  return whileShown(start, () => store.revalidate('fetch'))
}
