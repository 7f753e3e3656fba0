import type { GraphQLResolveInfo } from 'graphql'
import { type BuyerContext, buyerContext } from '../catalogue/localization/buyer-context.ts'
import type { TokenRegistry } from '../customers/tokens.ts'
import { type BuyerInput, identifyBuyer } from './buyer-identity.ts'
import { addLines, type LineInput, type LineUpdate, updateLines } from './cart-lines.ts'
import { cartMetafieldMutations } from './cart-metafield-mutations.ts'
import { type CartSurroundings, cartObject, discountsOf } from './cart-object.ts'
import { type CartAttribute, type CartRecord, type CartRegistry, cartId, NOBODY } from './carts.ts'
import { cloneCart } from './clone-cart.ts'
import { type CartInput, createCart } from './create-cart.ts'
import {
  addAddresses,
  removeAddresses,
  replaceAddresses,
  type SelectableAddressUpdate,
  updateAddresses,
} from './delivery-addresses.ts'
import { type SelectedDeliveryOption, selectDeliveryOptions } from './delivery-groups.ts'
import { discountWarnings } from './discount-fields.ts'
import { distinctCodes } from './discounts.ts'
import { refuseGiftCard, refuseGiftCards } from './gift-cards.ts'
import { type Outcome, refused } from './outcome.ts'
import type { SelectableAddressInput } from './read-address.ts'

/** What carts need of the emulated store. */
export interface CartParts extends CartSurroundings {
  readonly carts: CartRegistry
  readonly tokens: TokenRegistry
  readonly now: () => number
}

type WithCart<Input> = Input & { readonly cartId: string }

/**
 * The root fields of carts. They need no scope: anybody may fill a cart. What belongs to a
 * checkout (payments, billing, completion) is left out, and so is answered as not implemented.
 */
export function cartFields(parts: CartParts) {
  /** A mutation without the key finds no cart, and is answered with a brand-new one. */
  function change<Input>(apply: (cart: CartRecord, input: Input, buyer: BuyerContext) => Outcome) {
    return (input: WithCart<Input>, _context: unknown, info: GraphQLResolveInfo) => {
      const buyer = buyerContext(info)
      const found = parts.carts.byId(input.cartId)
      if (found?.hasKey) return payload(parts, found.cart, apply(found.cart, input, buyer), buyer)
      return payload(parts, parts.carts.create(), NO_SUCH_CART, buyer)
    }
  }

  return {
    cart: ({ id }: { id: string }, _context: unknown, info: GraphQLResolveInfo) => {
      const found = parts.carts.byId(id)
      return found === null ? null : cartObject(found, buyerContext(info), parts)
    },
    cartCreate: (
      { input }: { input?: CartInput | null },
      _context: unknown,
      info: GraphQLResolveInfo,
    ) => {
      const buyer = buyerContext(info)
      const { cart, outcome } = createCart(input ?? {}, buyer, parts)
      return payload(parts, cart, outcome, buyer)
    },
    cartClone: (
      { cartId: id }: { cartId: string },
      _context: unknown,
      info: GraphQLResolveInfo,
    ) => {
      const found = parts.carts.byId(id)
      const isKnown = found?.hasKey ?? false
      const cart = found && isKnown ? cloneCart(found.cart, parts.carts) : parts.carts.create()
      return payload(parts, cart, isKnown ? {} : NO_SUCH_CART, buyerContext(info))
    },
    ...contentMutations(parts, change),
    ...deliveryMutations(change),
    ...cartMetafieldMutations(parts),
    cartDiscountCodesUpdate: change<{ discountCodes: readonly string[] }>(
      (cart, { discountCodes }, buyer) => {
        cart.discountCodes = distinctCodes(discountCodes)
        const { codes } = discountsOf(cart, buyer, parts)
        return { warnings: discountWarnings(codes, cartId(cart)) }
      },
    ),
    cartBuyerIdentityUpdate: change<{ buyerIdentity: BuyerInput }>((cart, { buyerIdentity }) =>
      identifyBuyer(cart, buyerIdentity, { tokens: parts.tokens, path: ['buyerIdentity'] }),
    ),
    cartGiftCardCodesUpdate: change(refuseGiftCards),
    cartGiftCardCodesAdd: change(refuseGiftCards),
    cartGiftCardCodesRemove: change(refuseGiftCard),
    cartRemovePersonalData: change((cart) => {
      cart.buyer = NOBODY
      cart.deliveryAddresses = []
      return {}
    }),
  }
}

type Change = <Input>(
  apply: (cart: CartRecord, input: Input, buyer: BuyerContext) => Outcome,
) => unknown

function contentMutations({ merchandise: find }: CartParts, change: Change) {
  return {
    cartLinesAdd: change<{ lines: readonly LineInput[] }>((cart, { lines }) =>
      addLines(cart, lines, { find, path: ['lines'] }),
    ),
    cartLinesUpdate: change<{ lines: readonly LineUpdate[] }>((cart, { lines }) =>
      updateLines(cart, lines, find),
    ),
    cartLinesRemove: change<{ lineIds: readonly string[] }>((cart, { lineIds }) => {
      cart.lines = cart.lines.filter(({ id }) => !lineIds.includes(id))
      return {}
    }),
    cartNoteUpdate: change<{ note: string }>((cart, { note }) => {
      cart.note = note
      return {}
    }),
    cartAttributesUpdate: change<{ attributes: readonly CartAttribute[] }>(
      (cart, { attributes }) => {
        cart.attributes = attributes
        return {}
      },
    ),
  }
}

function deliveryMutations(change: Change) {
  return {
    cartDeliveryAddressesAdd: change<{ addresses: readonly SelectableAddressInput[] }>(
      (cart, { addresses }) => addAddresses(cart, addresses),
    ),
    cartDeliveryAddressesUpdate: change<{ addresses: readonly SelectableAddressUpdate[] }>(
      (cart, { addresses }) => updateAddresses(cart, addresses),
    ),
    cartDeliveryAddressesRemove: change<{ addressIds: readonly string[] }>((cart, { addressIds }) =>
      removeAddresses(cart, addressIds),
    ),
    cartDeliveryAddressesReplace: change<{ addresses: readonly SelectableAddressInput[] }>(
      (cart, { addresses }) => replaceAddresses(cart, addresses),
    ),
    cartSelectedDeliveryOptionsUpdate: change<{
      selectedDeliveryOptions: readonly SelectedDeliveryOption[]
    }>((cart, { selectedDeliveryOptions }) => selectDeliveryOptions(cart, selectedDeliveryOptions)),
  }
}

function payload(
  parts: CartParts,
  cart: CartRecord,
  { errors = [], warnings = [] }: Outcome,
  buyer: BuyerContext,
) {
  cart.updatedAt = parts.now()
  return { cart: cartObject({ cart, hasKey: true }, buyer, parts), userErrors: errors, warnings }
}

const NO_SUCH_CART = refused('INVALID', ['cartId'], 'The specified cart does not exist.')
