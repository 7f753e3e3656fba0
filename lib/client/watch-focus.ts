import type { SessionStore } from './session-store.ts'

/**
 * A customer who comes back to a window causes two events at once, and one who looks back and
 * forth causes many; each request costs the shop a query at Shopify. What is five seconds old is
 * new enough.
 */
const FRESH_MS = 5000

/**
 * Asks the site when the customer comes back to the window, and when the network comes back after
 * a request that got no answer. Returns how to stop.
 */
export function watchFocus(store: SessionStore): () => void {
  const watch = new AbortController()
  const check = () => {
    if (document.visibilityState === 'visible' && !isFresh(store)) store.revalidate('fetch')
  }
  const retry = () => {
    if (store.hasFailed()) store.revalidate('fetch')
  }
  window.addEventListener('focus', check, watch)
  document.addEventListener('visibilitychange', check, watch)
  window.addEventListener('online', retry, watch)
  return () => watch.abort()
}

/** A clock that was set back makes nothing fresh. */
function isFresh(store: SessionStore): boolean {
  return Math.abs(Date.now() - store.checkedAt()) < FRESH_MS
}
