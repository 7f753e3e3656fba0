import { placeInWords } from '../graphql/place-in-words.ts'
import type { MintedSecret, SecretKind } from './secrets.ts'
import { textsIn } from './texts-in.ts'

/** What must never be stored: what the emulator has minted, and what it was given. */
export type StoredSecretKind =
  | SecretKind
  /** Of a customer. */
  | 'password'
  /** The private Storefront API token. */
  | 'private-token'
  /** What a Multipass site signs with. */
  | 'multipass-secret'

/** A secret that a client has made the store keep where it does not belong. */
export interface StoredSecret {
  /** In words, e.g. `the note of a cart`. */
  readonly where: string
  readonly kind: StoredSecretKind
  /**
   * Which of those that were minted of its kind, from 1, in the order of the secrets that the
   * emulator lists; null for what was not minted.
   */
  readonly number: number | null
}

/** A part of the store that keeps what clients send, and shows all of it. */
export interface Shelf {
  all(): Iterable<unknown>
}

/** A secret to be looked for. */
export interface SoughtSecret extends Pick<StoredSecret, 'kind' | 'number'> {
  readonly value: string
}

/** What was minted, numbered within its kind. */
export function numbered(minted: readonly MintedSecret[]): readonly SoughtSecret[] {
  const counts = new Map<SecretKind, number>()
  return minted.map(({ kind, value }) => {
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    return { kind, value, number }
  })
}

/**
 * Every place of the shelves in which a secret stands, also within a longer text, but not where
 * the store itself keeps it. All that is on a shelf is walked, whatever its form, so that a field
 * that is added to a record is searched as well.
 */
export function findStoredSecrets(
  shelves: Readonly<Record<string, Shelf>>,
  secrets: readonly SoughtSecret[],
): readonly StoredSecret[] {
  const byHead = Map.groupBy(
    secrets.filter(({ value }) => value.length >= HEAD),
    ({ value }) => value.slice(0, HEAD),
  )
  const state = Object.fromEntries(
    Object.entries(shelves).map(([name, shelf]) => [name, shelf.all()]),
  )
  return [...textsIn(state)].flatMap(({ path, text }) =>
    secretsIn(text, byHead)
      .filter(({ kind }) => !isOwnPlace(kind, path))
      .map(({ kind, number }) => ({ where: placeInWords(path), kind, number })),
  )
}

/** Secrets are found by so many of their first characters; a shorter one would be everywhere. */
const HEAD = 8

function secretsIn(
  text: string,
  byHead: ReadonlyMap<string, readonly SoughtSecret[]>,
): readonly SoughtSecret[] {
  const found = new Set<SoughtSecret>()
  for (let at = 0; at + HEAD <= text.length; at += 1) {
    for (const secret of byHead.get(text.slice(at, at + HEAD)) ?? []) {
      if (text.startsWith(secret.value, at) && isMeant(secret, text, at)) found.add(secret)
    }
  }
  return [...found]
}

/** A password may be a word, and a part of an e-mail address by chance: it counts where it stands alone. */
function isMeant({ kind, value }: SoughtSecret, text: string, at: number): boolean {
  const around = [text[at - 1], text[at + value.length]]
  return kind !== 'password' || !around.some((letter) => /[\w@.-]/.test(letter ?? ''))
}

/** Where the store keeps what it has minted or was given; any other secret is out of place there. */
const OWN_PLACES: Partial<Record<StoredSecretKind, RegExp>> = {
  'customer-access-token': /^\.tokens\[\d+\]\.accessToken$/,
  'account-link-token': /^\.outbox\[\d+\]\.url$/,
  'cart-key': /^\.carts\[\d+\]\.key$/,
  password: /^\.customers\[\d+\]\.password$|\.customer\.password$/,
}

function isOwnPlace(kind: StoredSecretKind, path: string): boolean {
  return OWN_PLACES[kind]?.test(path) ?? false
}
