import { redisUrlStore } from './redis-url-store.ts'
import type { SharedStore } from './shared-store.ts'
import { upstashStore } from './upstash-store.ts'

/** A store that is named by its address. */
export interface StoreAddress {
  /** `redis:` or `rediss:`; else it is Upstash's REST. */
  readonly url: string
  readonly token: string
}

/** Makes the store at an address. */
export function storeAt({ url, token }: StoreAddress): SharedStore {
  return url.startsWith('redis') ? redisUrlStore(url) : upstashStore({ url, token })
}
