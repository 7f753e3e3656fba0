/** What the emulator mints that opens something: each kind is long and random. */
export type SecretKind =
  | 'customer-access-token'
  /** What Shopify hides in the id of an address; a fresh one at every read. */
  | 'address-credential'
  /** The token in a mailed link: to reset a password, or to activate an account. */
  | 'account-link-token'
  /** What stands behind `?key=` in the id of a cart. */
  | 'cart-key'

/** A secret that the emulator handed out. */
export interface MintedSecret {
  readonly kind: SecretKind
  readonly value: string
}

/** The secrets that an emulator has handed out, so that a test can look for them where they must not be. */
export interface SecretLog {
  /** Remembers one, and returns its value. */
  keep(kind: SecretKind, value: string): string
  /** By kind, and within a kind in the order in which they were minted. */
  all(): readonly MintedSecret[]
}

/** The most that are kept of a kind: addresses mint at every read, and a long run must not fill the memory. */
const MOST_OF_A_KIND = 4096

/** Creates an empty log. Of each kind, the newest 4096 are kept. */
export function createSecretLog(): SecretLog {
  const kept = new Map<SecretKind, Set<string>>()
  return {
    keep(kind, value) {
      const values = kept.get(kind) ?? new Set()
      kept.set(kind, values.add(value))
      const [oldest] = values
      if (values.size > MOST_OF_A_KIND && oldest !== undefined) values.delete(oldest)
      return value
    },
    all: () => [...kept].flatMap(([kind, values]) => [...values].map((value) => ({ kind, value }))),
  }
}
