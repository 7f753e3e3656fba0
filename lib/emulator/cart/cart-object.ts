import type { GraphQLResolveInfo } from 'graphql'
import { type ConnectionArguments, connection } from '../catalogue/connection.ts'
import type { Merchandise, View } from '../catalogue/index.ts'
import { type BuyerContext, buyerContext } from '../catalogue/localization/buyer-context.ts'
import { centsOf, moneyOfCents } from '../catalogue/money.ts'
import { shopifyDateTime } from '../clock.ts'
import type { DescribeCustomer } from '../customer-fields.ts'
import {
  type CartAttribute,
  type CartLineRecord,
  type CartRecord,
  type FoundCart,
  NOBODY,
} from './carts.ts'

/** What a cart needs to know of the rest of the store. */
export interface CartSurroundings {
  readonly origin: () => string
  readonly merchandise: (id: string) => Merchandise | undefined
  readonly view: (buyer: BuyerContext) => View
  readonly describe: DescribeCustomer
}

/** A cart as the schema has one. Whoever has not its key learns nothing of its buyer. */
export function cartObject({ cart, hasKey }: FoundCart, surroundings: CartSurroundings) {
  const { origin, merchandise } = surroundings
  const lines = cart.lines.flatMap((line) =>
    lineObject(line, merchandise(line.merchandiseId), surroundings.view),
  )
  const total = moneyOfCents(lines.reduce((sum, { cents }) => sum + cents, 0))
  return {
    id: hasKey ? cartId(cart) : `gid://shopify/Cart/${cart.token}`,
    checkoutUrl: `${origin()}/cart/c/${cart.token}${hasKey ? `?key=${cart.key}` : ''}`,
    createdAt: shopifyDateTime(cart.createdAt),
    updatedAt: shopifyDateTime(cart.updatedAt),
    totalQuantity: cart.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    note: cart.note,
    ...attributeFields(cart.attributes),
    buyerIdentity: buyerObject(hasKey ? cart.buyer : NOBODY, surroundings),
    // No code is known to this shop, so none applies.
    discountCodes: cart.discountCodes.map((code) => ({ code, applicable: false })),
    discountAllocations: [],
    appliedGiftCards: [],
    lines: (args: ConnectionArguments) =>
      connection(
        lines.map(({ fields }) => fields),
        args,
      ),
    deliveryGroups: (args: ConnectionArguments) => connection([], args),
    cost: {
      subtotalAmount: total,
      totalAmount: total,
      checkoutChargeAmount: total,
      subtotalAmountEstimated: true,
      totalAmountEstimated: true,
      totalTaxAmount: null,
      totalTaxAmountEstimated: false,
      totalDutyAmount: null,
      totalDutyAmountEstimated: false,
    },
  }
}

/** The whole id, with the secret. */
export function cartId({ token, key }: CartRecord): string {
  return `gid://shopify/Cart/${token}?key=${key}`
}

function lineObject(
  line: CartLineRecord,
  article: Merchandise | undefined,
  view: CartSurroundings['view'],
) {
  if (article === undefined) return []
  const cents = centsOf(article.price) * line.quantity
  const fields = {
    __typename: 'CartLine',
    id: line.id,
    quantity: line.quantity,
    ...attributeFields(line.attributes),
    merchandise: (_args: unknown, _context: unknown, info: GraphQLResolveInfo) =>
      article.variant(view(buyerContext(info))),
    discountAllocations: [],
    sellingPlanAllocation: null,
    parentRelationship: null,
    cost: {
      amountPerQuantity: moneyOfCents(centsOf(article.price)),
      compareAtAmountPerQuantity:
        article.compareAtPrice === null ? null : moneyOfCents(centsOf(article.compareAtPrice)),
      subtotalAmount: moneyOfCents(cents),
      totalAmount: moneyOfCents(cents),
    },
  }
  return [{ cents, fields }]
}

function buyerObject(buyer: CartRecord['buyer'], { describe }: CartSurroundings) {
  const { email, phone, countryCode, customer } = buyer
  return {
    email,
    phone,
    countryCode,
    customer: customer === null ? null : describe(customer),
    preferences: null,
    purchasingCompany: null,
    deliveryAddressPreferences: [],
  }
}

function attributeFields(attributes: readonly CartAttribute[]) {
  return {
    attributes,
    attribute: ({ key }: { key: string }) => attributes.find((each) => each.key === key) ?? null,
  }
}
