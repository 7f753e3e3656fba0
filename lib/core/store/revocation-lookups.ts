import { createFifoMap } from '../session/fifo-map.ts'
import type { Session } from '../session/session.ts'
import { AWAY, type Away } from './ask-store.ts'
import { lineageOf } from './store-key.ts'

/** So many sessions a process remembers to have looked up. */
export const MOST_LOOKUPS = 10_000

interface Lookup {
  /** Epoch milliseconds, by the site's clock. */
  readonly at: number
  readonly answer: Promise<boolean | Away>
  /** Nothing brings a session back, so this need not be asked again. */
  isRevoked: boolean
}

/** Looks up whether a session has ended, unless this process has done so a moment ago. */
export type LookUp = (
  session: Session,
  now: number,
  ask: () => Promise<boolean | Away>,
) => Promise<boolean>

/**
 * Creates the look-ups of a process: one of a session in `checkMs` (milliseconds), however many requests
 * it has. Fails open: what a store that is away does not say is asked again, and is no end.
 */
export function createLookups(checkMs: number): LookUp {
  const lookups = createFifoMap<Lookup>(MOST_LOOKUPS)
  return async function lookUp(session, now, ask) {
    const lineage = lineageOf(session)
    const known = lookups.get(lineage)
    if (known?.isRevoked) return true
    const isFresh = known !== undefined && Math.abs(now - known.at) < checkMs
    const lookup = isFresh ? known : { at: now, answer: ask(), isRevoked: false }
    if (!isFresh) lookups.set(lineage, lookup)
    const answer = await lookup.answer
    if (answer === true) lookup.isRevoked = true
    if (answer === AWAY && lookups.get(lineage) === lookup) lookups.delete(lineage)
    return answer === true
  }
}
