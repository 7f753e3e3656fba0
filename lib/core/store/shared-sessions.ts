import type { JsonObject } from '../http/json-object.ts'
import { passwordIdOf } from '../session/password-id.ts'
import { endOf, hasEnded, type Session } from '../session/session.ts'
import { decodeSession, encodeSession } from '../session/session-codec.ts'
import { type AskStore, AWAY, type Away } from './ask-store.ts'
import {
  LONGEST_COOKIE_MS,
  type RecordName,
  type SealedBy,
  sealedRecords,
} from './sealed-records.ts'
import { lineageOf, type SharedRecord, storeKey } from './store-key.ts'

/** What the store says of a session: see `SharedSessions.look`. */
export type SharedState =
  | { readonly news: Away | 'none' }
  | { readonly news: 'ended'; readonly session: Session | null }
  | { readonly news: 'successor'; readonly session: Session }

/** What the instances of a site share of one session. Each method is for whoever has its cookie. */
export interface SharedSessions {
  /**
   * `ended`: by a log-out. `successor`: it has been renewed since. `none`: nothing that is news. `away`:
   * the store cannot be asked, or what it says makes no sense.
   */
  look(session: Session): Promise<SharedState>
  /** Takes the right to renew it, for so long at most; true for one caller. */
  lock(session: Session, lock: SharedLock): Promise<boolean | Away>
  /** Gives the right back, if it is still this owner's; or tries to, if the store seems to be away. */
  unlock(session: Session, lock: SharedLock): Promise<unknown>
  /** Writes what it has become. */
  publish(session: Session, successor: Session): Promise<unknown>
  /**
   * Writes that it has ended, for as long as any cookie of it can be opened; then, and in this order,
   * looks what it has become, and returns that, or null.
   */
  end(session: Session): Promise<Session | null>
  /** Whether it has ended, by a log-out or because all sessions of its customer have. */
  isRevoked(session: Session): Promise<boolean | Away>
  /** Writes that a session of this lineage has ended, whatever becomes of its cookies. */
  endLineage(lineage: string): Promise<unknown>
  /** Writes that all sessions of a customer have ended that had begun by then (epoch milliseconds). */
  endCustomer(customerId: string, by?: number): Promise<unknown>
}

/** A right to renew. */
export interface SharedLock {
  readonly owner: string
  readonly lockMs: number
}

/** What a request shares sessions with. */
export interface SharingWith extends SealedBy {
  /** Epoch milliseconds. */
  readonly now: number
}

/** Reads and writes through `ask`, by keys and seals of a shop's passwords. */
export function sharedSessions(ask: AskStore, by: SharingWith): SharedSessions {
  const { passwords, now } = by
  const { read, write, writeByAll } = sealedRecords(ask, by)

  function nameOf(record: SharedRecord, session: Session): RecordName {
    const id = passwordIdOf(session, passwords)
    return { id, whose: record === 'revoked' ? session.customer.id : lineageOf(session) }
  }

  function keyOf(record: SharedRecord, session: Session): Promise<string> {
    const { whose, id } = nameOf(record, session)
    return storeKey(record, whose, { passwords, id })
  }

  /** Two records by one question. */
  async function readBoth(two: readonly [SharedRecord, SharedRecord], session: Session) {
    const names = two.map((record) => ({ record, ...nameOf(record, session) }))
    const [one = AWAY, other = AWAY] = await read(names)
    return [one, other] as const
  }

  function endLineage(lineage: string, forMs = LONGEST_COOKIE_MS) {
    return writeByAll('ended', { whose: lineage, data: { ended: lineage }, forMs })
  }

  async function look(session: Session): Promise<SharedState> {
    const [record, mark] = await readBoth(['newest', 'ended'], session)
    const newest = record === AWAY ? AWAY : successorOf(session, record, now)
    if (mark !== AWAY && mark?.['ended'] === lineageOf(session)) {
      return { news: 'ended', session: newest === AWAY ? null : newest }
    }
    if (newest === AWAY || mark === AWAY) return { news: AWAY }
    return newest === null ? { news: 'none' } : { news: 'successor', session: newest }
  }

  return {
    look,
    async lock(session, { owner: value, lockMs: expiresInMs }) {
      const key = await keyOf('lock', session)
      return ask((store) => store.setIfAbsent({ key, value, expiresInMs }))
    },
    async unlock(session, { owner: value }) {
      const key = await keyOf('lock', session)
      return ask((store) => store.deleteIfEqual({ key, value }), { insists: true })
    },
    publish(session, successor) {
      const forMs = Date.parse(endOf(successor)) - now
      return write('newest', {
        ...nameOf('newest', session),
        data: encodeSession(successor),
        forMs,
      })
    },
    async end(session) {
      await endLineage(lineageOf(session), lifeOf(session))
      const state = await look(session)
      return 'session' in state ? state.session : null
    },
    async isRevoked(session) {
      const [mark, all] = await readBoth(['ended', 'revoked'], session)
      const isOver = mark !== AWAY && mark?.['ended'] === lineageOf(session)
      if (isOver || (all !== AWAY && isBefore(session, all))) return true
      return mark === AWAY || all === AWAY ? AWAY : false
    },
    endLineage: (lineage) => endLineage(lineage),
    endCustomer: (id, by = now) =>
      writeByAll('revoked', {
        whose: id,
        data: { customer: id, now: by },
        forMs: LONGEST_COOKIE_MS,
      }),
  }
}

/** Whether a session had begun when all of its customer's were ended. */
function isBefore(session: Session, revocation: JsonObject | null): boolean {
  if (revocation?.['customer'] !== session.customer.id) return false
  return Date.parse(session.issuedAt) <= Number(revocation['now'])
}

/**
 * The session in a record, if it is news. A record of another session is not believed, whatever key
 * it stands under. Whoever renews sets `renewedAt` to a second after the last one at least, so that it
 * counts generations.
 */
function successorOf(session: Session, record: JsonObject | null, now: number) {
  if (record === null) return null
  const newest = decodeSession(record)
  if (newest === null || lineageOf(newest) !== lineageOf(session)) return AWAY
  const isNews = writtenAt(newest) > writtenAt(session) && !hasEnded(newest, now)
  return isNews ? newest : null
}

function writtenAt({ renewedAt, issuedAt }: Session): number {
  return Date.parse(renewedAt ?? issuedAt)
}

/** How long a cookie that is written now can live. */
function lifeOf(session: Session): number {
  return Date.parse(endOf(session)) - writtenAt(session)
}
