import type { StoreConfig } from '../../core/storefront/store-config.ts'
import { requestStorefront } from '../../core/storefront/storefront-api.ts'
import { readReply, type StorefrontReply } from '../../core/storefront/storefront-reply.ts'

/** What a store has answered, and what its headers tell. */
export interface StoreAnswer {
  readonly reply: StorefrontReply
  /** Null if no answer came. */
  readonly response: Response | null
  /** How the network failed, e.g. `ENOTFOUND`; null if it did not, or if that is unknown. */
  readonly networkError: string | null
  /** By our clock, in epoch milliseconds. */
  readonly askedAt: number
  readonly answeredAt: number
}

/** Sends one operation to the store. Never throws. */
export type AskStore = (
  query: string,
  variables?: Readonly<Record<string, string>>,
) => Promise<StoreAnswer>

const LARGEST_ANSWER_BYTES = 64 * 1024

/** How the doctor asks a store: as the storefront itself does, but for no buyer. */
export function storeAsker(store: StoreConfig, timeoutMs: number): AskStore {
  const endpoint = { store, timeoutMs, buyerIp: () => null }
  return async function askStore(query, variables = {}) {
    const askedAt = Date.now()
    const answer = await requestStorefront(
      endpoint,
      JSON.stringify({ query, variables }),
      LARGEST_ANSWER_BYTES,
    )
    const times = { askedAt, answeredAt: Date.now() }
    if (answer.outcome === 'unavailable') {
      const isSilent = answer.reason === 'network'
      const networkError = isSilent ? await networkErrorOf(store.origin, timeoutMs) : null
      return { reply: answer, response: null, networkError, ...times }
    }
    const { response, body } = answer
    return { reply: readReply(response, body), response, networkError: null, ...times }
  }
}

async function networkErrorOf(origin: string, timeoutMs: number): Promise<string | null> {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    await fetch(origin, { method: 'HEAD', redirect: 'manual', signal })
    return null
  } catch (failure) {
    const { code } = Object(Object(failure).cause)
    return typeof code === 'string' ? code : null
  }
}
