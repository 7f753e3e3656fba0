import { placeInWords } from './place-in-words.ts'
import type { MintedSecret, SecretKind } from './secrets.ts'
import { textsIn } from './texts-in.ts'

/** The secrets that must never be stored: those that the emulator created, and those it was given. */
export type StoredSecretKind =
  | SecretKind
  /** Of a customer. */
  | 'password'
  /** The private Storefront API token. */
  | 'private-token'
  /** The secret that a Multipass site signs with. */
  | 'multipass-secret'

/** A secret that a client has stored in a place where it does not belong. */
export interface StoredSecret {
  /** In words, e.g. `the note of a cart`. */
  readonly where: string
  readonly kind: StoredSecretKind
  /**
   * Its number among those of its kind, from 1, in the order in which the emulator lists its
   * secrets; null if the emulator did not create it.
   */
  readonly number: number | null
}

/** A secret to be looked for. */
export interface SoughtSecret {
  readonly kind: StoredSecretKind
  readonly value: string
  /** @default null */
  readonly number?: number
}

/** The secrets that the emulator created, numbered within their kinds. */
export function numbered(minted: readonly MintedSecret[]): readonly SoughtSecret[] {
  const kinds = Map.groupBy(minted, ({ kind }) => kind)
  return [...kinds.values()].flatMap((all) =>
    all.map((each, index) => ({ ...each, number: index + 1 })),
  )
}

/**
 * Every place in the store in which a secret was found, also within a longer text, except where the
 * store itself keeps it. All values of the given parts are searched, whatever their shape, so that
 * a field that is added to a record is searched as well.
 */
export function findStoredSecrets(
  parts: Readonly<Record<string, { all(): Iterable<unknown> }>>,
  secrets: readonly SoughtSecret[],
): readonly StoredSecret[] {
  const byHead = Map.groupBy(
    secrets.filter(({ value }) => value.length >= HEAD),
    ({ value }) => value.slice(0, HEAD),
  )
  const state = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.all()]))
  return [...textsIn(state)].flatMap(({ path, text }) =>
    secretsIn(text, byHead)
      .filter(({ kind }) => !OWN_PLACES[kind]?.test(path))
      .map(({ kind, number = null }) => ({ where: placeInWords(path), kind, number })),
  )
}

/** Secrets are looked up by this many first characters; shorter ones would match by accident. */
const HEAD = 8

function secretsIn(
  text: string,
  byHead: ReadonlyMap<string, readonly SoughtSecret[]>,
): readonly SoughtSecret[] {
  const found = new Set<SoughtSecret>()
  for (let at = 0; at + HEAD <= text.length; at += 1) {
    for (const secret of byHead.get(text.slice(at, at + HEAD)) ?? []) {
      if (text.startsWith(secret.value, at) && isNoAccident(secret, text, at)) found.add(secret)
    }
  }
  return [...found]
}

/** A password may be a word, or a part of an e-mail address: it counts only as a word of its own. */
function isNoAccident({ kind, value }: SoughtSecret, text: string, at: number): boolean {
  const around = [text[at - 1], text[at + value.length]]
  return kind !== 'password' || !around.some((letter) => /[\w@.-]/.test(letter ?? ''))
}

/** Where the store itself keeps a kind of secret; any other kind is wrong there. */
const OWN_PLACES: Partial<Record<StoredSecretKind, RegExp>> = {
  'customer-access-token': /^\.tokens\[\d+\]\.accessToken$/,
  'account-link-token': /^\.outbox\[\d+\]\.url$/,
  'cart-key': /^\.carts\[\d+\]\.key$/,
  password: /^\.customers\[\d+\]\.password$|\.customer\.password$/,
}
