import type { BuyerContext } from '../catalogue/localization/buyer-context.ts'
import { type BuyerInput, identifyBuyer } from './buyer-identity.ts'
import type { CartParts } from './cart-fields.ts'
import { addLines, type LineInput } from './cart-lines.ts'
import { type MetafieldInput, setMetafield } from './cart-metafields.ts'
import { discountsOf } from './cart-object.ts'
import { type CartAttribute, type CartRecord, cartId } from './carts.ts'
import { addAddresses } from './delivery-addresses.ts'
import { discountWarnings } from './discount-fields.ts'
import { distinctCodes } from './discounts.ts'
import { refuseGiftCards } from './gift-cards.ts'
import { type Outcome, together } from './outcome.ts'
import type { SelectableAddressInput } from './read-address.ts'

/** What a cart is to have from the beginning. */
export interface CartInput {
  readonly lines?: readonly LineInput[] | null
  readonly attributes?: readonly CartAttribute[] | null
  readonly note?: string | null
  readonly discountCodes?: readonly string[] | null
  readonly giftCardCodes?: readonly string[] | null
  readonly buyerIdentity?: BuyerInput | null
  readonly metafields?: readonly MetafieldInput[] | null
  readonly delivery?: { readonly addresses?: readonly SelectableAddressInput[] | null } | null
}

/**
 * Creates a cart. It is in the country that the request names (imsujan276/shopify_flutter#92),
 * unless its buyer is in another.
 */
export function createCart(
  input: CartInput,
  buyer: BuyerContext,
  parts: CartParts,
): { readonly cart: CartRecord; readonly outcome: Outcome } {
  const { tokens, merchandise: find, carts, now } = parts
  const cart = carts.create()
  cart.note = input.note ?? ''
  cart.attributes = input.attributes ?? []
  cart.discountCodes = distinctCodes(input.discountCodes ?? [])
  if (buyer.hasNamedCountry) cart.buyer = { ...cart.buyer, countryCode: buyer.country.isoCode }
  for (const metafield of input.metafields ?? []) setMetafield(cart, metafield, now())
  const outcome = together(
    addLines(cart, input.lines ?? [], { find, path: ['input', 'lines'] }),
    identifyBuyer(cart, input.buyerIdentity ?? {}, { tokens, path: ['input', 'buyerIdentity'] }),
    addAddresses(cart, input.delivery?.addresses ?? [], ['input', 'delivery', 'addresses']),
    refuseGiftCards(cart, { giftCardCodes: input.giftCardCodes ?? [] }),
  )
  const { codes } = discountsOf(cart, buyer, parts)
  return { cart, outcome: together(outcome, { warnings: discountWarnings(codes, cartId(cart)) }) }
}
