import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import { type BuyerContext, buyerContext } from '../catalogue/localization/buyer-context.ts'
import type { RootResolver } from '../graphql/access.ts'
import type { RootFields } from '../graphql/execute.ts'
import { identifyBuyer } from './buyer-identity.ts'
import { addLines, newLineId, updateLines } from './cart-lines.ts'
import { setMetafield } from './cart-metafields.ts'
import { cartObject, discountsOf } from './cart-object.ts'
import type { CartParts } from './cart-parts.ts'
import { type CartRecord, cartId, NOBODY } from './carts.ts'
import {
  addAddresses,
  removeAddresses,
  replaceAddresses,
  updateAddresses,
} from './delivery-addresses.ts'
import { selectDeliveryOptions } from './delivery-groups.ts'
import { discountWarnings, distinctCodes } from './discounts.ts'
import { metafieldMutations } from './metafield-mutations.ts'
import { type Outcome, refused, together } from './outcome.ts'

/**
 * The root fields of carts. They need no scope: everybody may fill a cart. The fields of a checkout
 * (payments, billing, completion) are left out, and so are answered as not implemented.
 */
export function cartRootFields(parts: CartParts): RootFields {
  const cart: RootResolver<Api.QueryRootCartArgs> = ({ id }, _context, info) => {
    const found = parts.carts.byId(id)
    return found === null ? null : cartObject(found, buyerContext(info), parts)
  }
  const cartCreate: RootResolver<Api.MutationCartCreateArgs> = ({ input }, _context, info) => {
    const created = parts.carts.create()
    const buyer = buyerContext(info)
    return payload(parts, created, fill(created, input ?? {}, buyer, parts), buyer)
  }
  const cartClone: RootResolver<Api.MutationCartCloneArgs> = ({ cartId: id }, _context, info) => {
    const found = parts.carts.byId(id)
    const clone = parts.carts.create()
    if (found?.hasKey) copyContents(found.cart, clone)
    return payload(parts, clone, found?.hasKey ? {} : NO_SUCH_CART, buyerContext(info))
  }
  return {
    cart,
    cartCreate,
    cartClone,
    ...changes(parts),
    ...metafieldMutations(parts),
  }
}

function changes(parts: CartParts) {
  const { merchandise: find, customerOf } = parts

  /** A mutation without the key finds no cart, and is answered with a new one. */
  function change<Input>(
    apply: (cart: CartRecord, input: Input, buyer: BuyerContext) => Outcome,
  ): RootResolver<Input & Api.MutationCartCloneArgs> {
    return (input, _context, info) => {
      const buyer = buyerContext(info)
      const found = parts.carts.byId(input.cartId)
      if (found?.hasKey) return payload(parts, found.cart, apply(found.cart, input, buyer), buyer)
      return payload(parts, parts.carts.create(), NO_SUCH_CART, buyer)
    }
  }

  return {
    cartLinesAdd: change<Api.MutationCartLinesAddArgs>((cart, { lines }) =>
      addLines(cart, lines, { find, path: ['lines'] }),
    ),
    cartLinesUpdate: change<Api.MutationCartLinesUpdateArgs>((cart, { lines }) =>
      updateLines(cart, lines, find),
    ),
    cartLinesRemove: change<Api.MutationCartLinesRemoveArgs>((cart, { lineIds }) =>
      set(cart, { lines: cart.lines.filter(({ id }) => !lineIds.includes(id)) }),
    ),
    cartNoteUpdate: change<Api.MutationCartNoteUpdateArgs>((cart, { note }) => set(cart, { note })),
    cartAttributesUpdate: change<Api.MutationCartAttributesUpdateArgs>((cart, { attributes }) =>
      set(cart, { attributes }),
    ),
    cartDeliveryAddressesAdd: change<Api.MutationCartDeliveryAddressesAddArgs>(
      (cart, { addresses }) => addAddresses(cart, addresses, ['addresses']),
    ),
    cartDeliveryAddressesUpdate: change(updateAddresses),
    cartDeliveryAddressesRemove: change(removeAddresses),
    cartDeliveryAddressesReplace: change(replaceAddresses),
    cartSelectedDeliveryOptionsUpdate: change(selectDeliveryOptions),
    cartDiscountCodesUpdate: change<Api.MutationCartDiscountCodesUpdateArgs>(
      (cart, { discountCodes }, buyer) => {
        cart.discountCodes = distinctCodes(discountCodes ?? [])
        return discountOutcome(cart, buyer, parts)
      },
    ),
    cartBuyerIdentityUpdate: change<Api.MutationCartBuyerIdentityUpdateArgs>(
      (cart, { buyerIdentity }) =>
        identifyBuyer(cart, buyerIdentity, { customerOf, path: ['buyerIdentity'] }),
    ),
    cartGiftCardCodesUpdate: change(refuseGiftCards),
    cartGiftCardCodesAdd: change(refuseGiftCards),
    cartGiftCardCodesRemove: change<Api.MutationCartGiftCardCodesRemoveArgs>((_cart, input) =>
      input.appliedGiftCardIds.length === 0 ? {} : NO_GIFT_CARD,
    ),
    cartRemovePersonalData: change((cart) => set(cart, { buyer: NOBODY, deliveryAddresses: [] })),
  }
}

function set(cart: CartRecord, values: Partial<CartRecord>): Outcome {
  Object.assign(cart, values)
  return {}
}

/**
 * Fills a new cart. It is in the country that the request names (imsujan276/shopify_flutter#92),
 * unless its buyer is in another.
 */
function fill(
  cart: CartRecord,
  input: Api.CartInput,
  buyer: BuyerContext,
  parts: CartParts,
): Outcome {
  const { customerOf, merchandise: find, clock } = parts
  cart.note = input.note ?? ''
  cart.attributes = input.attributes ?? []
  cart.discountCodes = distinctCodes(input.discountCodes ?? [])
  if (buyer.hasNamedCountry) cart.buyer = { ...cart.buyer, countryCode: buyer.country.isoCode }
  for (const metafield of input.metafields ?? []) setMetafield(cart, metafield, clock.now())
  const addresses = input.delivery?.addresses ?? []
  return together(
    addLines(cart, input.lines ?? [], { find, path: ['input', 'lines'] }),
    identifyBuyer(cart, input.buyerIdentity ?? {}, {
      customerOf,
      path: ['input', 'buyerIdentity'],
    }),
    addAddresses(cart, addresses, ['input', 'delivery', 'addresses']),
    refuseGiftCards(cart, { giftCardCodes: input.giftCardCodes ?? [] }),
    discountOutcome(cart, buyer, parts),
  )
}

/** Copies what a cart contains, and nothing of its buyer. */
function copyContents(
  { lines, note, attributes, discountCodes, metafields }: CartRecord,
  to: CartRecord,
) {
  const copied = lines.map((line) => ({ ...line, id: newLineId(to) }))
  Object.assign(to, { lines: copied, note, attributes, discountCodes, metafields })
}

function discountOutcome(cart: CartRecord, buyer: BuyerContext, parts: CartParts): Outcome {
  const { codes } = discountsOf(cart, buyer, parts)
  return { warnings: discountWarnings(codes, cartId(cart)) }
}

/** This shop has issued no gift card, so none can be used. */
function refuseGiftCards(
  cart: CartRecord,
  { giftCardCodes }: Pick<Api.MutationCartGiftCardCodesAddArgs, 'giftCardCodes'>,
): Outcome {
  const message = 'The gift card cannot be used in this store.'
  const warning = { code: 'PAYMENTS_GIFT_CARDS_UNAVAILABLE', message, target: cartId(cart) }
  return { warnings: giftCardCodes.map(() => warning) }
}

const NO_GIFT_CARD = refused(
  'INVALID',
  ['appliedGiftCardIds', '0'],
  'The gift card is not in the cart.',
)

function payload(
  parts: CartParts,
  cart: CartRecord,
  { errors = [], warnings = [] }: Outcome,
  buyer: BuyerContext,
) {
  cart.updatedAt = parts.clock.now()
  return { cart: cartObject({ cart, hasKey: true }, buyer, parts), userErrors: errors, warnings }
}

const NO_SUCH_CART = refused('INVALID', ['cartId'], 'The specified cart does not exist.')
