import type { GraphQLResolveInfo } from 'graphql'
import {
  type ConnectionArguments,
  connection,
  connectionOf,
  emptyConnection,
} from '../../catalogue/connection.ts'
import { type FieldValues, metafieldFields } from '../../catalogue/field-values.ts'
import { centsOf, currencyCode, moneyOfCents } from '../../catalogue/money.ts'
import type { CustomerRecord, OrderRecord } from '../../customers/customers.ts'
import { orderNumberInIds } from '../../customers/order-fields.ts'
import { shopifyDateTime } from '../../state/clock.ts'
import type { CustomerAccountParts } from '../customer-account-parts.ts'
import { accountAddress, defaultAddressOf } from './account-address.ts'

/** The id of an order: that of the Storefront API without its key, since a token says whose it is. */
export function accountOrderId(order: OrderRecord): string {
  return `gid://shopify/Order/${orderNumberInIds(order)}`
}

/** An order as the Customer Account API's `Order`, but for its customer. */
export function accountOrder(
  order: OrderRecord,
  customer: CustomerRecord,
  parts: CustomerAccountParts,
): FieldValues {
  const first = defaultAddressOf(customer)
  const address = first === undefined ? null : accountAddress(first)
  const processedAt = shopifyDateTime(order.processedAt)
  return {
    __typename: 'Order',
    id: accountOrderId(order),
    name: `#${order.number}`,
    number: order.number,
    confirmationNumber: null,
    createdAt: processedAt,
    processedAt,
    updatedAt: processedAt,
    cancelledAt: null,
    cancelReason: null,
    edited: false,
    note: null,
    poNumber: null,
    email: customer.email,
    hasEmail: true,
    phone: customer.phone,
    customerLocale: 'en',
    currencyCode,
    customAttributes: [],
    financialStatus: order.financialStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    statusPageUrl: `${parts.origin()}/account/orders/${order.key}`,
    billingAddress: address,
    shippingAddress: address,
    shippingTitle: 'Standard',
    shippingLine: { title: 'Standard', handle: 'standard', originalPrice: moneyOfCents(0) },
    requiresShipping: true,
    ...metafieldFields,
    ...deliveries(order),
    ...amounts(order, parts),
    lineItems: (args: ConnectionArguments) =>
      connectionOf([...order.lines.keys()], args, (index) => lineItem(order, index, parts)),
  }
}

function deliveries(order: OrderRecord): FieldValues {
  const at = shopifyDateTime(order.processedAt)
  const isSent = order.fulfillmentStatus === 'FULFILLED'
  const fulfillment = {
    id: `gid://shopify/Fulfillment/${orderNumberInIds(order)}`,
    status: 'SUCCESS',
    createdAt: at,
    updatedAt: at,
    estimatedDeliveryAt: null,
    latestShipmentStatus: 'DELIVERED',
    isPickedUp: false,
    requiresShipping: true,
    trackingInformation: [],
    events: emptyConnection,
  }
  return {
    fulfillments: (args: ConnectionArguments) => connection(isSent ? [fulfillment] : [], args),
    hasMultipleFulfillments: false,
    refunds: [],
    returns: emptyConnection,
    transactions: [],
  }
}

/** Nothing is taxed, discounted, refunded or charged for shipping in this shop. */
function amounts({ lines, financialStatus }: OrderRecord, { article }: CustomerAccountParts) {
  const cents = lines.reduce(
    (sum, { sku, quantity }) => sum + centsOf(article(sku)?.price ?? '0') * quantity,
    0,
  )
  const [total, nothing] = [moneyOfCents(cents), moneyOfCents(0)]
  return {
    subtotal: total,
    subtotalBeforeDiscounts: total,
    totalPrice: total,
    totalRefunded: financialStatus === 'REFUNDED' ? total : nothing,
    totalShipping: nothing,
    totalDiscountedShipping: nothing,
    totalTax: nothing,
    totalTip: nothing,
    totalDuties: null,
    discountApplications: emptyConnection,
    shippingDiscountAllocations: [],
  }
}

type VariantFields = {
  readonly id?: string
  readonly title?: string
  readonly image?: unknown
  readonly selectedOptions?: unknown
}

function lineItem(order: OrderRecord, index: number, { article }: CustomerAccountParts) {
  const { sku = '', quantity = 0 } = order.lines[index] ?? {}
  const found = article(sku)
  const [price, nothing] = [centsOf(found?.price ?? '0'), moneyOfCents(0)]
  const total = moneyOfCents(price * quantity)
  /** A field of the variant that was bought; null if it is sold no more. */
  const ofVariant =
    (read: (variant: VariantFields) => unknown) =>
    (args: unknown, context: unknown, info: GraphQLResolveInfo) => {
      const value = read(Object(found?.variant(args, context, info)))
      return (typeof value === 'function' ? value() : value) ?? null
    }
  return {
    id: `gid://shopify/LineItem/${orderNumberInIds(order)}${index}`,
    title: found?.title ?? sku,
    name: found?.title ?? sku,
    presentmentTitle: found?.title ?? sku,
    sku,
    quantity,
    refundableQuantity: quantity,
    soldQuantity: quantity,
    variantId: ofVariant(({ id }) => id),
    variantTitle: ofVariant(({ title }) => title),
    variantOptions: ofVariant(({ selectedOptions }) => selectedOptions),
    image: ofVariant(({ image }) => image),
    vendor: null,
    productType: null,
    price: moneyOfCents(price),
    totalPrice: total,
    currentTotalPrice: total,
    totalPriceBeforeDiscounts: total,
    totalPriceWithDiscounts: total,
    totalDiscount: nothing,
    discountAllocations: [],
    discountInformation: [],
    customAttributes: [],
    giftCard: false,
    requiresShipping: true,
    unitPrice: null,
  }
}
