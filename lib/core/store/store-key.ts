import { markerOf } from '../session/logout-marker.ts'
import type { SealPasswords } from '../session/passwords.ts'
import type { Session } from '../session/session.ts'

/**
 * What is kept: of a session its newest generation, who renews it, and that it has ended; of a customer
 * that all of their sessions have; of an identity provider, which sessions have begun in one of its
 * own, who its subjects are, and which logout tokens have been used; and that somebody has tried to
 * log in.
 */
export type SharedRecord =
  | 'newest'
  | 'lock'
  | 'ended'
  | 'revoked'
  | 'provider-session'
  | 'subject'
  | 'logout-token'
  | 'limit'

/** The password of a number. */
export interface KeyedBy {
  readonly passwords: SealPasswords
  readonly id: string
}

/** Imported once for each password. */
const imported = new WeakMap<SealPasswords, Map<string, CryptoKey>>()

/**
 * Under which key something is kept, of a session (by its lineage), a customer (by their id) or an
 * attempt (by whom it is counted for). A keyed hash: whoever reads the store cannot try out whose it
 * may be. By the password of this number: of a session that which its cookie was sealed with, so that
 * all servers that can open it agree, also while the password is being changed.
 */
export async function storeKey(
  record: SharedRecord,
  whose: string,
  keyedBy: KeyedBy,
): Promise<string> {
  return `session:${await keyedHash(`${record} ${whose}`, keyedBy)}`
}

/** What only somebody with the password could have made of this text; its first word says what it is for. */
export async function keyedHash(text: string, { passwords, id }: KeyedBy): Promise<string> {
  const key = await hashKey(passwords, id)
  const hash = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
}

/** What all generations of a session have in common, and no two sessions. */
export function lineageOf(session: Pick<Session, 'customer' | 'issuedAt'>): string {
  return `${session.customer.id} ${markerOf(session)}`
}

/** The key is kept and not the promise: on workerd a request must not wait for another's. */
async function hashKey(passwords: SealPasswords, id: string): Promise<CryptoKey> {
  const known = imported.get(passwords) ?? new Map<string, CryptoKey>()
  imported.set(passwords, known)
  const bytes = new TextEncoder().encode(passwords[id])
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key =
    known.get(id) ?? (await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']))
  known.set(id, key)
  return key
}
