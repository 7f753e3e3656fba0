import type { SessionStore } from './session-store.ts'

/**
 * A customer who comes back to a window causes two events at once, and one who looks back and
 * forth causes many; each question costs the shop a query at Shopify. What is five seconds old is
 * news enough for somebody who has looked away.
 */
const FRESH_MS = 5000

/**
 * Asks the site when the customer comes back to the window, and when the network comes back after
 * a question that got no answer. Returns how to stop.
 */
export function watchFocus(store: SessionStore): () => void {
  const watch = new AbortController()
  const look = () => {
    if (document.visibilityState === 'visible' && !isFresh(store)) store.ask('ask')
  }
  const retry = () => {
    if (store.hasFailed()) store.ask('ask')
  }
  window.addEventListener('focus', look, watch)
  document.addEventListener('visibilitychange', look, watch)
  window.addEventListener('online', retry, watch)
  return () => watch.abort()
}

/** A clock that was set back makes nothing fresh. */
function isFresh(store: SessionStore): boolean {
  return Math.abs(Date.now() - store.checkedAt()) < FRESH_MS
}
