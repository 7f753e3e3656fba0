import { createFifoMap, type FifoMap } from './fifo-map.ts'
import type { SealPasswords } from './seal.ts'
import { sealParts } from './seal-parts.ts'
import type { Session } from './session.ts'

/**
 * The sessions of seals that were opened as sessions a moment ago. Opening one takes several calls to
 * WebCrypto, and the requests of one page all carry the same seal.
 *
 * What is remembered is what that very seal opened to, under those very passwords; a seal that
 * differs by a character is another key. It is forgotten with the seal's own end, after ten
 * minutes, and when there are too many. A log-out ends the token at Shopify and takes the cookie
 * away; it needs nothing here.
 */
export interface OpenedSeals {
  get(seal: string): Session | undefined
  /** Remembers a session; it is frozen, because many requests will share it. */
  set(seal: string, session: Session): void
}

/** Some two megabytes. */
const MOST_SEALS = 2000

const LONGEST_MS = 10 * 60 * 1000

const byPasswords = new WeakMap<SealPasswords, OpenedSeals>()

/** What these passwords have opened; the map's own identity is the key. */
export function openedSeals(passwords: SealPasswords): OpenedSeals {
  const known = byPasswords.get(passwords) ?? createOpenedSeals()
  byPasswords.set(passwords, known)
  return known
}

interface Opened {
  readonly session: Session
  /** Epoch milliseconds, by the machine's clock, as in the seal. */
  readonly until: number
}

function createOpenedSeals(): OpenedSeals {
  const opened: FifoMap<Opened> = createFifoMap(MOST_SEALS)
  return {
    get(seal) {
      const found = opened.get(seal)
      return found !== undefined && Date.now() < found.until ? found.session : undefined
    },
    set(seal, session) {
      Object.freeze(session)
      Object.freeze(session.customer)
      opened.set(seal, { session, until: Math.min(endOf(seal), Date.now() + LONGEST_MS) })
    },
  }
}

/** In epoch milliseconds; a seal that never ends is not remembered. */
function endOf(seal: string): number {
  return Number(sealParts(seal)?.endsAt ?? 0)
}
