import { type CartRecord, cartId } from './carts.ts'
import { type Outcome, refused } from './outcome.ts'

/** This shop has issued no gift card, so none can be used. */
export function refuseGiftCards(
  cart: CartRecord,
  { giftCardCodes }: { readonly giftCardCodes: readonly string[] },
): Outcome {
  return {
    warnings: giftCardCodes.map(() => ({
      code: 'PAYMENTS_GIFT_CARDS_UNAVAILABLE',
      message: 'The gift card cannot be used in this store.',
      target: cartId(cart),
    })),
  }
}

/** Nor can one be taken off a cart. */
export function refuseGiftCard(
  _cart: CartRecord,
  { appliedGiftCardIds }: { readonly appliedGiftCardIds: readonly string[] },
): Outcome {
  return appliedGiftCardIds.length === 0
    ? {}
    : refused('INVALID', ['appliedGiftCardIds', '0'], 'The gift card is not in the cart.')
}
