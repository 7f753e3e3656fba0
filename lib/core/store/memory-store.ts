import { createFifoMap } from '../session/fifo-map.ts'
import type { SharedStore } from './shared-store.ts'

/** More than any test needs, and a hundred bytes each: whoever tries to log in cannot fill a memory. */
const MOST_ENTRIES = 10_000

/**
 * A store in the memory of this process, for tests: what instances share by it is in this very
 * process. Beyond ten thousand entries the oldest is forgotten. `clock` in epoch milliseconds.
 */
export function memoryStore({
  clock = Date.now,
}: {
  readonly clock?: () => number
} = {}): SharedStore {
  const entries = createFifoMap<{ readonly value: string; readonly until: number }>(MOST_ENTRIES)
  const present = (key: string): string | null => {
    const entry = entries.get(key)
    return entry !== undefined && clock() < entry.until ? entry.value : null
  }
  return {
    system: 'memory',
    get: async (key) => present(key),
    async set({ key, value, expiresInMs }) {
      entries.set(key, { value, until: clock() + expiresInMs })
    },
    async setIfAbsent({ key, value, expiresInMs }) {
      if (present(key) !== null) return false
      entries.set(key, { value, until: clock() + expiresInMs })
      return true
    },
    async deleteIfEqual({ key, value }) {
      if (present(key) === value) entries.delete(key)
    },
  }
}
