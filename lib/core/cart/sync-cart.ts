import * as z from 'zod/mini'
import type { StorefrontApi } from '../storefront/storefront-api.ts'
import { belongsTo, type CartBuyer } from './cart-buyer.ts'
import { ownCart, type VisitorCart } from './visitor-cart.ts'

/**
 * What became of an attempt to have a cart belong to who the visitor is now.
 *
 * - `synced`: it does; `cart` is what the cookie has to say from now on.
 * - `failed`: it is not known, or Shopify refused.
 */
export type CartSync =
  | { readonly outcome: 'synced'; readonly cart: VisitorCart }
  | { readonly outcome: 'failed' }

const reply = z.object({
  cartBuyerIdentityUpdate: z.nullable(
    z.object({
      cart: z.nullable(z.object({ id: z.string() })),
      userErrors: z.array(z.object({ code: z.nullable(z.string()) })),
    }),
  ),
})

/** Whether Shopify has the cart belong to who the visitor is now, by the token that they have now. */
export function isInSync(cart: VisitorCart, buyer: CartBuyer | null): boolean {
  return belongsTo(cart, buyer) && (cart.generation ?? null) === (buyer?.generation ?? null)
}

/**
 * Has a cart belong to the customer who is signed in, or to nobody. Between two
 * customers it is made nobody's first, so that no address or phone number of the first is left in it.
 */
export async function syncCart(api: StorefrontApi, wanted: Wanted): Promise<CartSync> {
  const { cart, buyer } = wanted
  if (buyer === null || cart.customerId === null || belongsTo(cart, buyer)) {
    return identify(api, wanted)
  }
  const emptied = await identify(api, { cart, buyer: null })
  return emptied.outcome === 'synced' ? identify(api, { cart: emptied.cart, buyer }) : emptied
}

/** A cart, and whose it is to be. */
export interface Wanted {
  readonly cart: VisitorCart
  readonly buyer: CartBuyer | null
}

/**
 * Shopify keeps what is absent, so a cart is made nobody's with explicit nulls. Should Shopify answer
 * with another cart, as it does for one that it has forgotten, that is the visitor's from now on.
 */
async function identify(api: StorefrontApi, { cart, buyer }: Wanted): Promise<CartSync> {
  const answer = await api({
    document: `mutation cartBuyerIdentityUpdate($cartId: ID!, $buyerIdentity: CartBuyerIdentityInput!) {
      cartBuyerIdentityUpdate(cartId: $cartId, buyerIdentity: $buyerIdentity) {
        cart { id }
        userErrors { code }
      }
    }`,
    variables: { cartId: cart.id, buyerIdentity: buyerIdentity({ cart, buyer }) },
  })
  if (answer.outcome !== 'answered' || answer.errors.length > 0) return FAILED
  const payload = reply.safeParse(answer.data).data?.cartBuyerIdentityUpdate
  const id = payload?.cart?.id
  if (!payload || id === undefined) return FAILED
  // A brand-new cart has nobody's identity, whatever the errors say of the old one.
  if (id !== cart.id) return { outcome: 'synced', cart: ownCart(id, null) }
  if (payload.userErrors.length > 0) return FAILED
  return { outcome: 'synced', cart: ownCart(id, buyer) }
}

const FAILED = { outcome: 'failed' } as const

function buyerIdentity({ cart, buyer }: Wanted) {
  const companyLocationId = buyer?.companyLocationId ?? null
  const company =
    companyLocationId === null && cart.isForCompany !== true ? {} : { companyLocationId }
  return buyer === null
    ? { customerAccessToken: null, email: null, phone: null, ...company }
    : { customerAccessToken: buyer.accessToken, ...company }
}
