import {
  type ConnectionArguments,
  connection,
  connectionOf,
  emptyConnection,
} from '../catalogue/connection.ts'
import { centsOf, currencyCode, moneyOfCents } from '../catalogue/money.ts'
import { shopifyDateTime } from '../state/clock.ts'
import { addressObject } from './address-fields.ts'
import type { CustomerParts } from './customer-parts.ts'
import type { CustomerRecord, OrderLineSeed, OrderRecord } from './customers.ts'

/** What an order needs to know of the rest of the store. */
type Parts = Pick<CustomerParts, 'origin' | 'article' | 'secrets'>

/** A customer's orders, as the schema's connection. Oldest first, unless asked otherwise. */
export function ordersConnection(customer: CustomerRecord, parts: Parts) {
  return (args: ConnectionArguments) => {
    const sorted = customer.orders.toSorted((left, right) => left.processedAt - right.processedAt)
    const orders = sorted.map((order) => orderObject(order, customer, parts))
    return { ...connection(orders, args), totalCount: String(orders.length) }
  }
}

function orderObject(order: OrderRecord, customer: CustomerRecord, parts: Parts) {
  const { origin, article, secrets } = parts
  const lines = order.lines.map((line) => lineItem(line, article))
  const subtotal = lines.reduce((sum, { cents }) => sum + cents, 0)
  const [address] = customer.addresses
  const describeAddress = () => (address === undefined ? null : addressObject(address, secrets))
  return {
    id: `gid://shopify/Order/${orderNumberInIds(order)}?key=${order.key}`,
    name: `#${order.number}`,
    orderNumber: order.number,
    processedAt: shopifyDateTime(order.processedAt),
    canceledAt: null,
    cancelReason: null,
    edited: false,
    email: customer.email,
    phone: customer.phone,
    customerLocale: 'en',
    currencyCode,
    financialStatus: order.financialStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    statusUrl: `${origin()}/${FIRST_ID}/orders/${order.key}/authenticate?key=${order.key}`,
    customerUrl: `${origin()}/account/orders/${order.key}`,
    customAttributes: [],
    shippingDiscountAllocations: [],
    successfulFulfillments: [],
    discountApplications: emptyConnection,
    shippingAddress: describeAddress(),
    billingAddress: describeAddress(),
    lineItems: (args: ConnectionArguments) => connectionOf(lines, args, ({ fields }) => fields),
    ...prices(subtotal),
  }
}

const FIRST_ID = 5_770_000_000_000

/** The number of an order in ids, which is not the one that customers see. */
export function orderNumberInIds({ number }: OrderRecord): number {
  return FIRST_ID + number
}

function lineItem({ sku, quantity }: OrderLineSeed, find: Parts['article']) {
  const article = find(sku)
  const cents = centsOf(article?.price ?? '0') * quantity
  const fields = {
    title: article?.title ?? sku,
    quantity,
    currentQuantity: quantity,
    originalTotalPrice: moneyOfCents(cents),
    discountedTotalPrice: moneyOfCents(cents),
    discountAllocations: [],
    customAttributes: [],
    variant: article === undefined ? null : article.variant,
  }
  return { cents, fields }
}

/** Nothing is taxed, refunded or charged for shipping in this shop. */
function prices(subtotalCents: number) {
  const [total, nothing] = [moneyOfCents(subtotalCents), moneyOfCents(0)]
  return {
    subtotalPrice: total,
    totalPrice: total,
    originalTotalPrice: total,
    currentSubtotalPrice: total,
    currentTotalPrice: total,
    totalShippingPrice: nothing,
    currentTotalShippingPrice: nothing,
    totalTax: nothing,
    currentTotalTax: nothing,
    totalRefunded: nothing,
    currentTotalDuties: null,
    originalTotalDuties: null,
  }
}
