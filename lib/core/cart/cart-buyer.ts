import type { SessionOptions } from '../config/options.ts'
import type { Session } from '../session/session.ts'

/** Whom carts are given to: a customer, as Shopify can be told of them now. */
export interface CartBuyer {
  readonly customerId: string
  readonly accessToken: string
  /** The location of a company that they buy for, or null. */
  readonly companyLocationId: string | null
  /**
   * What a cart has to be given anew with, in a hash that tells nothing of it: an access token that
   * turns hourly, and the location. Null where the token lasts as long as the session.
   */
  readonly generation: string | null
  /** Whether the access token has ended: then nothing can be given before it is renewed. */
  readonly hasEnded: boolean
  /** Whether Shopify's own pages know the customer too. */
  readonly isKnownAtCheckout: boolean
}

/** The request that a cart is used in. */
export interface CartRequest {
  readonly config: { readonly options: Pick<SessionOptions, 'companyLocationId'> }
  readonly headers: Headers
  /** Epoch milliseconds. */
  readonly now: number
}

/** Who buys in a session; null for a visitor who is not signed in. */
export async function cartBuyer(
  session: Session | null,
  request: CartRequest,
): Promise<CartBuyer | null> {
  if (session === null) return null
  const { customer, customerAccount } = session
  if (customerAccount === undefined) {
    const { accessToken } = session.customerAccessToken
    return { ...OF_STOREFRONT, customerId: customer.id, accessToken }
  }
  const { accessToken, expiresAt } = customerAccount
  const companyLocationId = await locationOf(session, request)
  return {
    customerId: customer.id,
    accessToken,
    companyLocationId,
    generation: await hashOf(`${accessToken} ${companyLocationId ?? ''}`),
    hasEnded: Date.parse(expiresAt) <= request.now,
    isKnownAtCheckout: true,
  }
}

/** Companies buy with customer accounts alone, and a session of this kind ends with its token. */
const OF_STOREFRONT = {
  companyLocationId: null,
  generation: null,
  hasEnded: false,
  isKnownAtCheckout: false,
} as const

async function locationOf(
  { customer }: Session,
  { config, headers }: CartRequest,
): Promise<string | null> {
  return (await config.options.companyLocationId?.({ customer, headers })) ?? null
}

/** Ninety-six bits: enough to tell a token from the next, and short, since it travels with each request. */
const HASH_BYTES = 12

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(digest).slice(0, HASH_BYTES)))
}

/** Whether Shopify says that a cart is for who the visitor is, perhaps by a token of before. */
export function belongsTo(
  cart: { readonly customerId: string | null },
  buyer: CartBuyer | null,
): boolean {
  return cart.customerId === (buyer?.customerId ?? null)
}
