// next-storefront-session/store: runs on the edge and on Node; `redisStore` on Node, `durableObjectStore` on workerd.

export {
  type DurableObjectLike,
  type DurableObjectNamespaceLike,
  type DurableObjectStateLike,
  type DurableObjectStorageLike,
  durableObjectStore,
  SessionStoreObject,
} from '../core/store/durable-object-store.ts'
export { memoryStore } from '../core/store/memory-store.ts'
export { type IoredisClient, type NodeRedisClient, redisStore } from '../core/store/redis-store.ts'
export type { SharedStore, StoreEntry } from '../core/store/shared-store.ts'
export { type StoreCheck, storeConformance } from '../core/store/store-conformance.ts'
export { type UpstashOptions, upstashStore } from '../core/store/upstash-store.ts'
