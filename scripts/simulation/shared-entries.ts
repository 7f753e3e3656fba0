import { createStoreAccess } from '../../lib/core/store/ask-store.ts'
import { memoryStore } from '../../lib/core/store/memory-store.ts'
import { redisCommands } from '../../lib/core/store/redis-commands.ts'
import { type SharedSessions, sharedSessions } from '../../lib/core/store/shared-sessions.ts'
import type { SharedStore } from '../../lib/core/store/shared-store.ts'
import { accountSession } from './simulated-sessions.ts'

/** What is written to a store. */
export interface SharedEntry {
  readonly key: string
  readonly value: string
}

const PASSWORDS = { 1: 'a password of the simulation, 32 characters or more' }

/** Asks a store for the sessions of a shop, as a request does, and for as long as it takes. */
export function sessionsIn(store: SharedStore): SharedSessions {
  const nothing = () => undefined
  const asking = { onBreaker: nothing, waitUntil: nothing }
  const ask = createStoreAccess({ store, waitMs: 60_000 })(asking)
  return sharedSessions(ask, { passwords: PASSWORDS, now: Date.now(), waitUntil: nothing })
}

/** What the code itself writes of a session, and the script by which it gives up a lock. */
export async function sharedEntries() {
  const session = accountSession(0, Date.now())
  return {
    newest: await written((shared) => shared.publish(session, session)),
    ended: await written((shared) => shared.endLineage('gid://shopify/Customer/6000000000000 m0')),
    remove: await unlockScript(),
  }
}

async function written(write: (shared: SharedSessions) => Promise<unknown>): Promise<SharedEntry> {
  const entries: SharedEntry[] = []
  await write(sessionsIn({ ...memoryStore(), set: async (entry) => entries.push(entry) }))
  const [entry] = entries
  if (entry === undefined) throw new Error('Nothing was written.')
  return entry
}

async function unlockScript(): Promise<string> {
  let script = ''
  const store = redisCommands(async ([, second = '']) => {
    script = second
  })
  await store.deleteIfEqual({ key: '', value: '' })
  return script
}
