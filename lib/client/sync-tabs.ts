import type { KnownSession } from './known-session.ts'
import type { Change, SessionStore } from './session-store.ts'

/** All that tabs send to each other. Each of them asks the site itself who is signed in. */
type Message = 'signed-out' | 'changed'

/**
 * Keeps the tabs of one browser in the same state. A tab sends what it has learnt by itself, and
 * never what another tab has sent, so that tabs do not trigger each other without end. Without `BroadcastChannel` it does nothing. Returns how to stop.
 */
export function syncTabs(store: SessionStore, endpoint: string): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined
  const name = `next-storefront-session:${endpoint}`
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }) => {
    if (data === 'signed-out') store.markSignedOut('tab')
    else if (data === 'changed') store.revalidate('tab')
  }
  const unsubscribe = store.subscribe((change) => {
    const remembered = swapTabMemory(name, markOf(change.after))
    const message = messageAbout(change, remembered)
    if (message !== null) channel.postMessage(message)
  })
  return () => {
    unsubscribe()
    channel.close()
  }
}

/**
 * `signed-out` is sent once the site has confirmed it. The first state of a page is a change if it
 * differs from what this tab knew on the page before: a form has logged a customer in, or out.
 */
function messageAbout(
  { before, after, source }: Change,
  remembered: string | null,
): Message | null {
  if (source === 'tab') return null
  if (source === 'log-out' || source === 'leaving') return 'signed-out'
  const isFirst = before.status === 'loading'
  const isNews = isFirst ? remembered !== null && remembered !== markOf(after) : true
  return isNews ? 'changed' : null
}

/** Tells sessions apart across pages without a name or an id: no two logins end at one moment. */
function markOf(session: KnownSession): string {
  return session.status === 'signed-in' ? session.expiresAt : session.status
}

/**
 * Remembers a value until the tab is closed, and returns what was remembered before; null where
 * there was nothing, or where the browser keeps nothing.
 */
function swapTabMemory(key: string, value: string): string | null {
  try {
    const before = sessionStorage.getItem(key)
    sessionStorage.setItem(key, value)
    return before
  } catch {
    return null
  }
}
