import type { ResolvedConfig } from './config/config.ts'
import { sharing } from './renewal/shared-renewal.ts'
import type { Sharing } from './renewal/sharing.ts'
import type { RequestContext } from './request-context.ts'
import { type AskStore, createStoreAccess, type StoreAsking } from './store/ask-store.ts'
import { sharedSessions } from './store/shared-sessions.ts'
import type { SharedStore } from './store/shared-store.ts'
import { type StoreAddress, storeAt } from './store/store-address.ts'

/** The shortest that a store is waited for, in milliseconds: another region answers within it. */
const SHORTEST_WAIT_MS = 500

/** One way to the store for each shop that this process serves; a store that is away is so for all requests. */
const accesses = new WeakMap<ResolvedConfig, (asking: StoreAsking) => AskStore>()

/** Opens what a request shares by a store. It is connected when the first question is asked. */
export function openSharing(
  { config, emit, waitUntil }: RequestContext,
  { store: given, now }: { readonly store: SharedStore | StoreAddress; readonly now: number },
): Sharing {
  const { passwords, renewWaitMs } = config
  const waitMs = Math.max(SHORTEST_WAIT_MS, renewWaitMs)
  const access =
    accesses.get(config) ??
    createStoreAccess({ store: 'url' in given ? storeAt(given) : given, waitMs })
  accesses.set(config, access)
  const ask = access({ waitUntil, onBreaker: (change) => emit({ ...change, of: 'shared-store' }) })
  return sharing(sharedSessions(ask, { passwords, now }))
}
