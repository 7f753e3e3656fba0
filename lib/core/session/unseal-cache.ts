import { createFifoMap, type FifoMap } from './fifo-map.ts'
import type { SealPasswords } from './passwords.ts'
import { sealParts } from './precheck-seal.ts'
import type { Session } from './session.ts'

/**
 * The sessions of seals that were unsealed a moment ago. Unsealing takes several calls to WebCrypto,
 * and the requests of one page all carry the same seal.
 *
 * An entry is what that very seal contained, under those very passwords; a seal that differs by a
 * character is another key. It is dropped when the seal ends, after ten minutes, and when there are
 * too many. A log-out ends the token at Shopify and removes the cookie; it needs nothing here.
 */
export interface UnsealCache {
  get(seal: string): Session | undefined
  /** Adds a session; it is frozen, because many requests will share it. */
  set(seal: string, session: Session): void
}

/** Some two megabytes. */
const MOST_SEALS = 2000

const LONGEST_MS = 10 * 60 * 1000

const caches = new WeakMap<SealPasswords, UnsealCache>()

/** The cache of these passwords; the map's own identity is the key. */
export function unsealCache(passwords: SealPasswords): UnsealCache {
  const known = caches.get(passwords) ?? createUnsealCache()
  caches.set(passwords, known)
  return known
}

interface Entry {
  readonly session: Session
  /** Epoch milliseconds, by the machine's clock, as in the seal. */
  readonly until: number
}

function createUnsealCache(): UnsealCache {
  const entries: FifoMap<Entry> = createFifoMap(MOST_SEALS)
  return {
    get(seal) {
      const entry = entries.get(seal)
      return entry !== undefined && Date.now() < entry.until ? entry.session : undefined
    },
    set(seal, session) {
      Object.freeze(session)
      Object.freeze(session.customer)
      entries.set(seal, { session, until: Math.min(endOf(seal), Date.now() + LONGEST_MS) })
    },
  }
}

/** In epoch milliseconds; a seal that never ends is not cached. */
function endOf(seal: string): number {
  return Number(sealParts(seal)?.endsAt ?? 0)
}
