import { startRedis } from '../lib/store/redis-fixture.ts'
import { startUpstash } from '../lib/store/upstash-fixture.ts'

/** What a storefront has to know to share a store: at the edge, and on Node. */
export interface SharedStores {
  /** Upstash's REST, over the same Redis. */
  readonly edge: Readonly<Record<string, string>>
  readonly node: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Starts a Redis on this machine, and Upstash's REST before it. */
export async function startSharedStores(): Promise<SharedStores> {
  const redis = await startRedis()
  const upstash = await startUpstash(redis.url)
  return {
    edge: { SESSION_STORE_URL: upstash.url, SESSION_STORE_TOKEN: upstash.token },
    node: { SESSION_STORE_URL: redis.url },
    async close() {
      await upstash.close()
      await redis.close()
    },
  }
}
