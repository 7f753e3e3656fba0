/**
 * What a renewal answers, which no public source proves: the same token with a later expiry; another
 * token, and the old one stays valid; another token, and the old one is revoked at once; or the same
 * token with the same expiry.
 */
export type RenewMode = 'same' | 'rotate-grace' | 'rotate-strict' | 'no-extend'

/** How a refused renewal is answered: top-level ACCESS_DENIED, `userErrors`, or null without an error. */
export type RefusedRenewal = 'access-denied' | 'user-errors' | 'null'

/** What can be changed about the emulator's answers while it runs. Each property is a behaviour. */
export interface EmulatorBehaviour {
  /** @default 'same' */
  renew: RenewMode
  /** @default 'access-denied' */
  refusedRenewal: RefusedRenewal
  /** Seconds for which a token is valid after it was created or renewed. @default 3628800 (42 days) */
  tokenLifetimeSeconds: number
  /** A login returns the customer's newest valid token again, if there is one. @default false */
  reuseActiveToken: boolean
  /**
   * `expiresAt` is the present time, although the token stays valid: reported once, and never
   * explained (Shopify/mobile-buy-sdk-android#772). @default false
   */
  expiresAtNow: boolean
  /** Whether customers may change their e-mail address. @default 'denied' */
  emailChange: 'denied' | 'allowed'
  /** How an address id without its credential is answered. @default 'refused' */
  strippedAddressIds: 'refused' | 'accepted'
  /**
   * Which spellings of a cart's id are accepted: only the one that was issued; or also others that a
   * URL parser reads as the same (percent signs, more parameters, white space), as it is not known
   * what a real store does. Answers always have the first. @default 'exact'
   */
  cartIds: 'exact' | 'lenient'
  /**
   * How an operation is answered whose `@inContext` names a buyer by a customer access token of the
   * Storefront API: not known of a real store; its schema means the token of the Customer Account
   * API. @default 'accepted'
   */
  buyerInContext: 'accepted' | 'refused'
  /** How many wrong passwords, sign-ups and forgotten passwords a buyer may have in ten minutes. */
  limits: { readonly login: number; readonly 'sign-up': number; readonly recover: number }
  /** The scopes of both API tokens. */
  scopes: readonly string[]
  /** A private API token that a browser sends is refused, with a message on stderr. @default true */
  strict: boolean
}

export const WRITE_CUSTOMERS = 'unauthenticated_write_customers'
export const READ_CUSTOMERS = 'unauthenticated_read_customers'
export const READ_CUSTOMER_TAGS = 'unauthenticated_read_customer_tags'

/** The most likely behaviour of a real store: recorded from one on API 2026-04, or documented. */
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
