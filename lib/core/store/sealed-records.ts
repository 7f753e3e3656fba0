import type { JsonObject } from '../http/json-object.ts'
import type { SealPasswords } from '../session/passwords.ts'
import { openFor, sealFor } from '../session/seal-for.ts'
import { type AskStore, AWAY, type Away } from './ask-store.ts'
import { getAll } from './get-all.ts'
import { type SharedRecord, storeKey } from './store-key.ts'

/** Longer than browsers keep any cookie (RFC 6265bis §5.5). */
export const LONGEST_COOKIE_MS = 400 * 24 * 60 * 60 * 1000

/** Which record of a store, by the password of which number. */
export interface RecordName {
  /** A lineage, a customer's id, or what else the record is about. */
  readonly whose: string
  readonly id: string
}

/** What is written, and for how long. */
export interface Writing extends RecordName {
  readonly data: object
  readonly forMs: number
}

/** Sealed records in a store, under keys that are hashes. Never rejects. */
export interface SealedRecords {
  /** All of them by one question. Null where there is none; `away` also where it does not open. */
  read(
    names: readonly (RecordName & { readonly record: SharedRecord })[],
  ): Promise<readonly (JsonObject | null | Away)[]>
  /** Writes, whatever the breaker says, and tries again for some seconds. */
  write(record: SharedRecord, writing: Writing): Promise<unknown>
  /** Writes by every password: whoever looks for it may know another one. */
  writeByAll(record: SharedRecord, writing: Omit<Writing, 'id'>): Promise<unknown>
  /** Writes where there is nothing, and says whether it did. */
  writeIfAbsent(record: SharedRecord, writing: Writing): Promise<boolean | Away>
}

/** With what records are sealed. */
export interface SealedBy {
  readonly passwords: SealPasswords
  /** Keeps the runtime alive for what is written later. */
  readonly waitUntil: (promise: Promise<unknown>) => void
}

/** Reads and writes through `ask`, by keys and seals of a shop's passwords. */
export function sealedRecords(ask: AskStore, { passwords, waitUntil }: SealedBy): SealedRecords {
  async function entryOf(record: SharedRecord, { whose, id, data, forMs }: Writing) {
    const password = { [id]: passwords[id] ?? '' }
    const expiresInMs = Math.ceil(Math.max(1000, forMs))
    const [key, value] = await Promise.all([
      storeKey(record, whose, { passwords, id }),
      sealFor('shared', { data: { ...data }, passwords: password, ttlSeconds: expiresInMs / 1000 }),
    ])
    return { key, value, expiresInMs }
  }

  async function write(record: SharedRecord, writing: Writing) {
    const entry = await entryOf(record, writing)
    const set = () => ask((store) => store.set(entry), { insists: true })
    const answer = await set()
    if (answer === AWAY) waitUntil(tryAgain(set))
    return answer
  }

  async function open(seal: unknown): Promise<JsonObject | null | Away> {
    if (seal === null) return null
    if (typeof seal !== 'string') return AWAY
    const opening = await openFor('shared', { seal, passwords })
    return opening.status === 'opened' ? opening.data : AWAY
  }

  return {
    write,
    async read(names) {
      const keys = await Promise.all(
        names.map(({ record, whose, id }) => storeKey(record, whose, { passwords, id })),
      )
      const seals: unknown = await ask((store) => getAll(store, keys))
      return Promise.all(keys.map((_, index) => open(Array.isArray(seals) ? seals[index] : AWAY)))
    },
    async writeByAll(record, writing) {
      const ids = Object.keys(passwords)
      const answers = await Promise.all(ids.map((id) => write(record, { ...writing, id })))
      return answers.includes(AWAY) ? AWAY : 'done'
    },
    async writeIfAbsent(record, writing) {
      const entry = await entryOf(record, writing)
      return ask((store) => store.setIfAbsent(entry))
    },
  }
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
