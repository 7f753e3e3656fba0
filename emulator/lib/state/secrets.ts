/** The kinds of secrets that the emulator creates; each is long and random. */
export type SecretKind =
  | 'customer-access-token'
  /** Part of the id of an address, as at Shopify; a new one at every read. */
  | 'address-credential'
  /** The token in a mailed link: to reset a password, or to activate an account. */
  | 'account-link-token'
  /** The value of `?key=` in the id of a cart. */
  | 'cart-key'
  /** Of the Customer Account API: `shcat_…`. */
  | 'access-token'
  /** Of the Customer Account API: `shcrt_…`. */
  | 'refresh-token'
  /** A JWT that says who has logged in. */
  | 'id-token'
  /** What a callback is given to exchange: `shcac_…`. */
  | 'authorization-code'

/** A secret that the emulator has issued. */
export interface MintedSecret {
  readonly kind: SecretKind
  readonly value: string
}

/** The secrets that an emulator has issued, so that a test can search for them where they must not be. */
export interface SecretLog extends ReturnType<typeof createSecretLog> {}

/** Every read of an address creates one, and a long run must not fill the memory. */
const MOST_OF_A_KIND = 4096

/** Creates an empty log. Of each kind, the newest 4096 are kept. */
export function createSecretLog() {
  const kept = new Map<SecretKind, Set<string>>()
  return {
    /** Keeps a secret, and returns its value. */
    keep(kind: SecretKind, value: string): string {
      const values = kept.get(kind) ?? new Set()
      kept.set(kind, values.add(value))
      const [oldest] = values
      if (values.size > MOST_OF_A_KIND && oldest !== undefined) values.delete(oldest)
      return value
    },
    /** By kind, and within a kind in the order in which they were created. */
    all: (): readonly MintedSecret[] =>
      [...kept].flatMap(([kind, values]) => [...values].map((value) => ({ kind, value }))),
  }
}
