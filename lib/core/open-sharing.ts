import type { ResolvedConfig } from './config/config.ts'
import type { Emit, WaitUntil } from './events/emit-event.ts'
import { lateFrom } from './renewal/decide-renewal.ts'
import { sharing } from './renewal/shared-renewal.ts'
import type { Sharing } from './renewal/sharing.ts'
import { renewalOpensAt } from './session/renewal-window.ts'
import { type AskStore, createStoreAccess, type StoreAsking } from './store/ask-store.ts'
import { createLookups, type LookUp } from './store/revocation-lookups.ts'
import { sharedSessions } from './store/shared-sessions.ts'
import type { SharedStore } from './store/shared-store.ts'
import { type StoreAddress, storeAt } from './store/store-address.ts'

/** The shortest that a store is waited for, in milliseconds: another region answers within it. */
const SHORTEST_WAIT_MS = 500

/** What a process has of the store of a shop: one way to it, and what it has looked up. */
interface Access {
  readonly ask: (asking: StoreAsking) => AskStore
  readonly lookUp: LookUp
}

/** By shop; a store that is away is so for all requests. */
const accesses = new WeakMap<ResolvedConfig, Access>()

/** A request that shares something. */
export interface Opening {
  readonly store: SharedStore | StoreAddress
  readonly now: number
  readonly emit: Emit
  readonly waitUntil: WaitUntil
}

/** Opens what a request shares by a store. It is connected when the first question is asked. */
export function openSharing(config: ResolvedConfig, opening: Opening): Sharing {
  const { now, waitUntil } = opening
  const { lookUp } = accessOf(config, opening)
  const sessions = sharedSessions(openStore(config, opening), {
    passwords: config.passwords,
    now,
    waitUntil,
  })
  return {
    ...sharing(sessions, {
      canWait: (session) => now < lateFrom(session, renewalOpensAt(session, config.renewal)),
    }),
    isRevoked: (session) => lookUp(session, now, () => sessions.isRevoked(session)),
  }
}

/** Opens the one way of this process to the store. */
export function openStore(config: ResolvedConfig, opening: Opening): AskStore {
  const { emit, waitUntil } = opening
  return accessOf(config, opening).ask({
    waitUntil,
    onBreaker: (change) => emit({ ...change, of: 'shared-store' }),
  })
}

function accessOf(config: ResolvedConfig, { store }: Pick<Opening, 'store'>): Access {
  const access = accesses.get(config) ?? createAccess(config, store)
  accesses.set(config, access)
  return access
}

function createAccess(
  { renewWaitMs, revocationCheckMs, watch }: ResolvedConfig,
  given: SharedStore | StoreAddress,
): Access {
  const waitMs = Math.max(SHORTEST_WAIT_MS, renewWaitMs)
  const opened = 'url' in given ? storeAt(given) : given
  const store = watch?.store(opened) ?? opened
  return {
    ask: createStoreAccess({ store, waitMs }),
    lookUp: createLookups(revocationCheckMs),
  }
}
