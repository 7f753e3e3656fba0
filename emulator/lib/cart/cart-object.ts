import { type ConnectionArguments, connection } from '../catalogue/connection.ts'
import type { FieldValues } from '../catalogue/field-values.ts'
import type { View } from '../catalogue/index.ts'
import type { BuyerContext } from '../catalogue/localization/buyer-context.ts'
import { countryWithCode } from '../catalogue/localization/markets.ts'
import { moneyOfCents } from '../catalogue/money.ts'
import { customerObject } from '../customers/customer-fields.ts'
import { shopifyDateTime } from '../state/clock.ts'
import { selectableAddressFields } from './address-fields.ts'
import { attributeFields, cartLineFields } from './cart-line-fields.ts'
import { priceLines, sumOf } from './cart-lines.ts'
import { cartMetafieldFields } from './cart-metafields.ts'
import type { CartParts } from './cart-parts.ts'
import { type CartRecord, cartId, type FoundCart, NOBODY } from './carts.ts'
import { deliveryGroups } from './delivery-groups.ts'
import { allocationFields, type Discounts, decideDiscounts } from './discounts.ts'

/** A cart as the schema has one. Without its key, nothing of its buyer is shown. */
export function cartObject(found: FoundCart, buyer: BuyerContext, parts: CartParts): FieldValues {
  const { cart, hasKey } = found
  const [cartBuyer, deliveryAddresses] = hasKey
    ? [cart.buyer, cart.deliveryAddresses]
    : [NOBODY, []]
  const view = parts.view(inCountryOf(cart, buyer))
  const { lines: priced, discounts } = priceCart(cart, view, parts)
  const costed = priced.map((line) => cartLineFields(line, discounts.applied, view))
  const lines = costed.map(({ fields }) => fields)
  return {
    __typename: 'Cart',
    id: hasKey ? cartId(cart) : `gid://shopify/Cart/${cart.token}`,
    checkoutUrl: `${parts.origin()}/cart/c/${cart.token}${hasKey ? `?key=${cart.key}` : ''}`,
    createdAt: shopifyDateTime(cart.createdAt),
    updatedAt: shopifyDateTime(cart.updatedAt),
    totalQuantity: cart.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    note: cart.note,
    ...attributeFields(cart.attributes),
    buyerIdentity: buyerFields(cartBuyer, parts),
    discountCodes: discounts.codes.map(({ code, refusal }) => ({
      code,
      applicable: refusal === null,
    })),
    // No gift card is known to this shop.
    appliedGiftCards: [],
    lines: (args: ConnectionArguments) => connection(lines, args),
    delivery: {
      addresses: ({ selected }: { readonly selected?: boolean | null }) =>
        deliveryAddresses
          .filter(({ isSelected }) => isSelected || !selected)
          .map(selectableAddressFields),
    },
    deliveryGroups: deliveryGroups({ ...cart, deliveryAddresses, buyer: cartBuyer }, view, lines),
    ...cartMetafieldFields(cart, () => cartObject(found, buyer, parts)),
    ...costFields(sumOf(costed), discounts, view),
  }
}

/** The codes of a cart, and whether each applies now. */
export function discountsOf(cart: CartRecord, buyer: BuyerContext, parts: CartParts): Discounts {
  const view = parts.view(inCountryOf(cart, buyer))
  return priceCart(cart, view, parts).discounts
}

/**
 * A cart has the currency of its buyer's country, or else of the shop's; that of a request that
 * only reads it changes nothing (imsujan276/shopify_flutter#92).
 */
function inCountryOf({ buyer: { countryCode } }: CartRecord, buyer: BuyerContext): BuyerContext {
  return { ...buyer, country: countryWithCode(countryCode) }
}

function priceCart(cart: CartRecord, { buyer }: View, { merchandise, discountCodes }: CartParts) {
  const { currency } = buyer.country
  const lines = priceLines(cart.lines, { find: merchandise, currency })
  const shop = { known: discountCodes, currency }
  return { lines, discounts: decideDiscounts(cart.discountCodes, lines, shop) }
}

/** Shipping is not in it, as Shopify's is not before the checkout; nothing is taxed here. */
function costFields(subtotalCents: number, { applied }: Discounts, { buyer }: View) {
  const { currency } = buyer.country
  const off = applied?.cartCents ?? 0
  const subtotalAmount = moneyOfCents(subtotalCents, currency.isoCode)
  const amounts = {
    subtotalAmount,
    checkoutChargeAmount: subtotalAmount,
    totalAmount: moneyOfCents(subtotalCents - off, currency.isoCode),
    totalTaxAmount: null,
    totalDutyAmount: null,
  }
  return {
    discountAllocations: allocationFields(off, applied, currency),
    estimatedCost: amounts,
    cost: {
      ...amounts,
      subtotalAmountEstimated: true,
      totalAmountEstimated: true,
      totalTaxAmountEstimated: false,
      totalDutyAmountEstimated: false,
    },
  }
}

function buyerFields({ customer, ...buyer }: CartRecord['buyer'], parts: CartParts): FieldValues {
  return {
    ...buyer,
    customer: customer === null ? null : customerObject(customer, parts),
    preferences: null,
    purchasingCompany: null,
    deliveryAddressPreferences: [],
  }
}
