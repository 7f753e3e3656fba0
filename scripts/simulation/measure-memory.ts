import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createLookups, MOST_LOOKUPS } from '../../lib/core/store/revocation-lookups.ts'
import { accountSession } from './simulated-sessions.ts'

/** Memories that are filled; of one alone the rest of the process would be a part. */
const MEMORIES = 10

/** What a process remembers of its look-ups when it remembers as many as it can: bytes of its heap. */
export async function measureMemory(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  const before = process.memoryUsage().heapUsed
  const memories = Array.from({ length: MEMORIES }, () => createLookups(30_000))
  for (let index = 0; index < MOST_LOOKUPS; index += 1) {
    const session = accountSession(index, Date.now())
    await Promise.all(memories.map((lookUp) => lookUp(session, 0, async () => false)))
  }
  collect()
  const bytes = (process.memoryUsage().heapUsed - before) / MEMORIES
  // They are needed until here.
  return memories.length === MEMORIES ? Math.round(bytes) : 0
}
