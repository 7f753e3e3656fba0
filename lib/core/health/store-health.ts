import { openStore } from '../open-sharing.ts'
import type { RequestContext } from '../request-context.ts'
import { AWAY } from '../store/ask-store.ts'
import type { Probe } from './probe.ts'

/** Asks the shared store for an entry that is not there; null without a store. Never rejects. */
export async function storeHealth({
  config,
  emit,
  waitUntil,
}: Pick<RequestContext, 'config' | 'emit' | 'waitUntil'>): Promise<Probe | null> {
  const { sharedStore: store } = config
  if (store === null) return null
  const ask = openStore(config, { store, now: await config.now(), emit, waitUntil })
  const startedAt = performance.now()
  // Whatever the breaker says: whoever asks wants to know how it is now.
  const answer = await ask((asked) => asked.get('health'), { insists: true })
  const latencyMs = Math.round(performance.now() - startedAt)
  return { status: answer === AWAY ? 'unavailable' : 'ok', latencyMs }
}
