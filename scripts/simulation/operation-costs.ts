import { memoryStore } from '../../lib/core/store/memory-store.ts'
import type { SharedSessions } from '../../lib/core/store/shared-sessions.ts'
import type { SharedStore } from '../../lib/core/store/shared-store.ts'
import { sessionsIn } from './shared-entries.ts'
import { accountSession } from './simulated-sessions.ts'

/** What is asked of `SharedSessions`. */
export type Operation = 'look' | 'lock' | 'publish' | 'unlock' | 'end' | 'isRevoked'

/** How many commands a Redis gets for each. */
export type OperationCosts = Readonly<Record<Operation, number>>

const LOCK = { owner: 'simulation', lockMs: 30_000 }

/** Counts by doing it: the code's own functions, with a store that counts. */
export async function countOperations(): Promise<OperationCosts> {
  const session = accountSession(0, Date.now())
  const count = (ask: (shared: SharedSessions) => Promise<unknown>) => commandsOf(ask)
  return {
    look: await count((shared) => shared.look(session)),
    lock: await count((shared) => shared.lock(session, LOCK)),
    publish: await count((shared) => shared.publish(session, session)),
    unlock: await count((shared) => shared.unlock(session, LOCK)),
    end: await count((shared) => shared.end(session)),
    isRevoked: await count((shared) => shared.isRevoked(session)),
  }
}

async function commandsOf(ask: (shared: SharedSessions) => Promise<unknown>): Promise<number> {
  const { store, commands } = countingStore()
  await ask(sessionsIn(store))
  return commands()
}

/** A store that can do what a Redis can, and how often it was asked. */
export function countingStore(): { readonly store: SharedStore; readonly commands: () => number } {
  let commands = 0
  const memory = memoryStore()
  const counted =
    <Argument, Answer>(operation: (argument: Argument) => Promise<Answer>) =>
    (argument: Argument) => {
      commands += 1
      return operation(argument)
    }
  const store: SharedStore = {
    get: counted(memory.get),
    getAll: counted((keys: readonly string[]) => Promise.all(keys.map(memory.get))),
    set: counted(memory.set),
    setIfAbsent: counted(memory.setIfAbsent),
    deleteIfEqual: counted(memory.deleteIfEqual),
  }
  return { store, commands: () => commands }
}
