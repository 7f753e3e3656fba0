import type { JsonObject } from '../http/json-object.ts'
import { passwordIdOf } from '../session/password-id.ts'
import type { SealPasswords } from '../session/passwords.ts'
import { openFor, sealFor } from '../session/seal-for.ts'
import { endOf, hasEnded, type Session } from '../session/session.ts'
import { decodeSession, encodeSession } from '../session/session-codec.ts'
import { type AskStore, AWAY, type Away } from './ask-store.ts'
import { getAll } from './get-all.ts'
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
  /** Gives the right back, if it is still this owner's. */
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
export interface SharingWith {
  readonly passwords: SealPasswords
  /** Epoch milliseconds. */
  readonly now: number
  /** Keeps the runtime alive for what is written later. */
  readonly waitUntil: (promise: Promise<unknown>) => void
}

/** Reads and writes through `ask`, by keys and seals of a shop's passwords. */
export function sharedSessions(
  ask: AskStore,
  { passwords, now, waitUntil }: SharingWith,
): SharedSessions {
  function keyOf(record: SharedRecord, session: Session): Promise<string> {
    const id = passwordIdOf(session, passwords)
    const whose = record === 'revoked' ? session.customer.id : lineageOf(session)
    return storeKey(record, whose, { passwords, id })
  }

  /** Two entries by one question. */
  async function readBoth(records: readonly [SharedRecord, SharedRecord], session: Session) {
    const keys = await Promise.all(records.map((record) => keyOf(record, session)))
    const seals: unknown = await ask((store) => getAll(store, keys))
    const [one, other] = Array.isArray(seals) ? seals : [AWAY, AWAY]
    return Promise.all([open(one), open(other)])
  }

  async function open(seal: unknown): Promise<JsonObject | null | Away> {
    if (seal === null) return null
    if (typeof seal !== 'string') return AWAY
    const opening = await openFor('shared', { seal, passwords })
    return opening.status === 'opened' ? opening.data : AWAY
  }

  async function write(record: SharedRecord, { whose, id, data, forMs }: Writing) {
    const password = { [id]: passwords[id] ?? '' }
    const expiresInMs = Math.ceil(Math.max(1000, forMs))
    const [key, value] = await Promise.all([
      storeKey(record, whose, { passwords, id }),
      sealFor('shared', { data: { ...data }, passwords: password, ttlSeconds: expiresInMs / 1000 }),
    ])
    const set = () => ask((store) => store.set({ key, value, expiresInMs }), { insists: true })
    const answer = await set()
    if (answer === AWAY) waitUntil(tryAgain(set))
    return answer
  }

  /** An older cookie of the same session, or another one's, may have been sealed with another password. */
  async function writeByAll(record: SharedRecord, writing: Omit<Writing, 'id'>) {
    const ids = Object.keys(passwords)
    const answers = await Promise.all(ids.map((id) => write(record, { ...writing, id })))
    return answers.includes(AWAY) ? AWAY : 'done'
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
      return ask((store) => store.deleteIfEqual({ key, value }))
    },
    publish(session, successor) {
      const id = passwordIdOf(session, passwords)
      const forMs = Date.parse(endOf(successor)) - now
      const whose = lineageOf(session)
      return write('newest', { whose, id, data: encodeSession(successor), forMs })
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

/** Longer than browsers keep any cookie (RFC 6265bis §5.5). */
const LONGEST_COOKIE_MS = 400 * 24 * 60 * 60 * 1000

/** Whether a session had begun when all of its customer's were ended. */
function isBefore(session: Session, revocation: JsonObject | null): boolean {
  if (revocation?.['customer'] !== session.customer.id) return false
  return Date.parse(session.issuedAt) <= Number(revocation['now'])
}

/**
 * What is written is what others need most: that a token is spent, or a session over. So it is tried
 * again for some seconds, which is less than any renewal may follow another by.
 */
async function tryAgain(set: () => Promise<unknown>): Promise<void> {
  for (const seconds of [1, 3, 9]) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
    if ((await set()) !== AWAY) return
  }
}

/** What is written, by the password of this number, and for how long. */
interface Writing {
  /** A lineage, or a customer's id. */
  readonly whose: string
  readonly id: string
  readonly data: object
  readonly forMs: number
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
