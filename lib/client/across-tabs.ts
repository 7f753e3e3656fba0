import type { KnownSession } from './known-session.ts'
import type { Change, SessionStore } from './session-store.ts'
import { swapMemory } from './tab-memory.ts'

/** All that tabs tell each other. Who is signed in each of them asks the site itself. */
type Message = 'signed-out' | 'changed'

/**
 * Keeps the tabs of one browser in step. What this tab finds out by itself it tells the others;
 * what it learns because another tab spoke it does not repeat, so tabs cannot set each other off.
 * Without `BroadcastChannel` it does nothing. Returns how to stop.
 */
export function keepTabsInStep(store: SessionStore, endpoint: string): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined
  const name = `next-storefront-session:${endpoint}`
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }) => {
    if (data === 'signed-out') store.end('tab')
    else if (data === 'changed') store.ask('tab')
  }
  const unsubscribe = store.subscribe((change) => {
    const remembered = swapMemory(name, markOf(change.after))
    const message = messageAbout(change, remembered)
    if (message !== null) channel.postMessage(message)
  })
  return () => {
    unsubscribe()
    channel.close()
  }
}

/**
 * `signed-out` needs the site's own word for it. The first state of a page is news if it differs
 * from what this tab knew on the page before: a form has logged a customer in, or out.
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
