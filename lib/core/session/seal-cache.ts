import { createFifoMap, type FifoMap } from './fifo-map.ts'
import type { SealPasswords } from './passwords.ts'

/** One of half a kilobyte for each session that was renewed a moment ago. */
const MOST_SEALS = 500

const caches = new WeakMap<SealPasswords, FifoMap<string>>()

/**
 * Seals, or returns the seal that was made of the same content. A browser that has many requests
 * under way with an old cookie gets the renewed session with each answer, and to seal it takes as
 * long as all the rest of the middleware. `content` has to say everything that is sealed, and what
 * for. The seal is cached and not the promise: on workerd a request must not wait for another's.
 */
export async function cachedSeal(
  passwords: SealPasswords,
  content: string,
  seal: () => Promise<string>,
): Promise<string> {
  const cache = caches.get(passwords) ?? createFifoMap<string>(MOST_SEALS)
  caches.set(passwords, cache)
  const known = cache.get(content)
  if (known !== undefined) return known
  const sealed = await seal()
  cache.set(content, sealed)
  return sealed
}
