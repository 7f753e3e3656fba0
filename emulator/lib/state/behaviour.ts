/**
 * What a renewal does, which no public source proves: the same string with a later end; another
 * string while the old one lives on; another string and the old one revoked at once; or the same
 * string with the same end.
 */
export type RenewMode = 'same' | 'rotate-grace' | 'rotate-strict' | 'no-extend'

/** What a refused renewal looks like: top-level ACCESS_DENIED, `userErrors`, or a bare null. */
export type RefusedRenewal = 'access-denied' | 'user-errors' | 'null'

/** Behaviour of the emulator that can be changed while it runs. */
export interface EmulatorBehaviour {
  /** @default 'same' */
  renew: RenewMode
  /** @default 'access-denied' */
  refusedRenewal: RefusedRenewal
  /** Seconds that a token lives from its creation or renewal. @default 3628800 (42 days) */
  tokenLifetimeSeconds: number
  /** A login while a token is alive returns that token again. @default false */
  reuseActiveToken: boolean
  /**
   * `expiresAt` says the present, though the token lives on: reported once, and never explained
   * (Shopify/mobile-buy-sdk-android#772). @default false
   */
  expiresAtNow: boolean
  /** A customer who changes their e-mail address is told that they may not. @default 'denied' */
  emailChange: 'denied' | 'allowed'
  /** An address id whose credential was cut off. @default 'refused' */
  strippedAddressIds: 'refused' | 'accepted'
  /**
   * Which spellings of a cart's id name it: the one in which it was handed out; or also others that
   * a URL parser reads as the same (percent signs, more parameters, white space), as nobody knows of
   * a real store. A cart is always answered with the first. @default 'exact'
   */
  cartIds: 'exact' | 'lenient'
  /**
   * What an operation whose `@inContext` names a buyer by a customer access token of this kind is
   * answered: not known of a real store, whose schema speaks of the other kind. @default 'accepted'
   */
  buyerInContext: 'accepted' | 'refused'
  /** Wrong passwords, sign-ups and forgotten passwords that one buyer has within ten minutes. */
  limits: { readonly login: number; readonly 'sign-up': number; readonly recover: number }
  /** The scopes of both API tokens. */
  scopes: readonly string[]
  /** A private API token that comes from a browser is refused, loudly. @default true */
  strict: boolean
}

export const WRITE_CUSTOMERS = 'unauthenticated_write_customers'
export const READ_CUSTOMERS = 'unauthenticated_read_customers'
export const READ_CUSTOMER_TAGS = 'unauthenticated_read_customer_tags'

/** The likeliest behaviour of a real store: what was recorded from one on API 2026-04, or else documented. */
export function defaultBehaviour(): EmulatorBehaviour {
  return {
    renew: 'same',
    refusedRenewal: 'access-denied',
    tokenLifetimeSeconds: 42 * 24 * 60 * 60,
    reuseActiveToken: false,
    expiresAtNow: false,
    emailChange: 'denied',
    strippedAddressIds: 'refused',
    cartIds: 'exact',
    buyerInContext: 'accepted',
    limits: { login: 20, 'sign-up': 20, recover: 20 },
    scopes: [
      'unauthenticated_read_product_listings',
      READ_CUSTOMERS,
      READ_CUSTOMER_TAGS,
      WRITE_CUSTOMERS,
    ],
    strict: true,
  }
}
