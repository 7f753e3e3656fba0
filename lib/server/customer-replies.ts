import type { CurrencyCode } from '@shopify/hydrogen-react/storefront-api-types'
import * as z from 'zod/mini'
import type {
  AddressBook,
  CustomerProfile,
  OrderDetails,
  OrderPage,
  OrderSummary,
} from './customer-account-types.ts'

/** A text, or null. */
export const text = z.nullable(z.string())

/** `Intl` throws on what is not three letters; which of them are a currency, it does not mind. */
const currencyCode = z.custom<CurrencyCode>(
  (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value),
)

/** An amount of money. */
export const money = z.object({
  amount: z.string().check(z.regex(/^-?\d+(\.\d+)?$/)),
  currencyCode,
})

const instant = z.iso.datetime({ offset: true })

const profile: z.ZodMiniType<CustomerProfile> = z.object({
  displayName: z.string(),
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  acceptsMarketing: z.boolean(),
})

const address = z.object({
  id: z.string(),
  firstName: text,
  lastName: text,
  company: text,
  phone: text,
  address1: text,
  address2: text,
  zip: text,
  city: text,
  province: text,
  country: text,
  formatted: z.array(z.string()),
})

/** A picture, or null. */
export const picture = z.nullable(z.object({ url: z.url(), altText: text }))

/** What both APIs say of an order in a list. */
export const summaryFields = z.object({
  name: z.string(),
  orderNumber: z.int32(),
  processedAt: instant,
  canceledAt: z.nullable(instant),
  financialStatus: z.nullable(
    z.enum([
      'AUTHORIZED',
      'EXPIRED',
      'PAID',
      'PARTIALLY_PAID',
      'PARTIALLY_REFUNDED',
      'PENDING',
      'REFUNDED',
      'VOIDED',
    ]),
  ),
  fulfillmentStatus: z.enum([
    'FULFILLED',
    'IN_PROGRESS',
    'ON_HOLD',
    'OPEN',
    'PARTIALLY_FULFILLED',
    'PENDING_FULFILLMENT',
    'READY_FOR_DELIVERY',
    'READY_FOR_PICKUP',
    'RESTOCKED',
    'SCHEDULED',
    'UNFULFILLED',
  ]),
  totalPrice: money,
})

const pictured = z.object({ variant: z.nullable(z.object({ image: picture })) })

/** The picture of an order is that of its first line. */
function pictureOf([first]: readonly z.infer<typeof pictured>[]): OrderSummary['picture'] {
  return first?.variant?.image ?? null
}

const summary = z.pipe(
  z.extend(summaryFields, { lineItems: z.object({ nodes: z.array(pictured) }) }),
  z.transform(({ lineItems, ...rest }) => ({ ...rest, picture: pictureOf(lineItems.nodes) })),
) satisfies z.ZodMiniType<OrderSummary>

/** What both APIs say of an order as a whole, beside its lines. */
export const detailFields = z.extend(summaryFields, {
  subtotalPrice: z.nullable(money),
  totalShippingPrice: money,
  totalTax: z.nullable(money),
  shippingAddress: z.nullable(z.object({ formatted: z.array(z.string()) })),
})

/** Where a page is in a list. */
export const pageInfo = z.object({
  hasNextPage: z.boolean(),
  hasPreviousPage: z.boolean(),
  startCursor: text,
  endCursor: text,
})

const line = z.object({
  title: z.string(),
  quantity: z.int32(),
  originalTotalPrice: money,
  discountedTotalPrice: money,
  variant: z.nullable(
    z.object({
      title: z.string(),
      image: picture,
      product: z.object({ handle: z.string() }),
    }),
  ),
})

const order = z.pipe(
  z.extend(detailFields, { lineItems: z.object({ nodes: z.array(line) }) }),
  z.transform(({ lineItems, ...rest }) => ({
    ...rest,
    picture: pictureOf(lineItems.nodes),
    lines: lineItems.nodes,
  })),
)

/** The answer to `CUSTOMER`. */
export const profileReply: z.ZodMiniType<CustomerProfile> = z.pipe(
  z.object({ customer: profile }),
  z.transform(({ customer }) => customer),
)

/** The answer to `ADDRESSES`. */
export const addressesReply: z.ZodMiniType<AddressBook> = z.pipe(
  z.object({
    customer: z.object({
      defaultAddress: z.nullable(z.object({ id: z.string() })),
      addresses: z.object({ nodes: z.array(address) }),
    }),
  }),
  z.transform(({ customer: { addresses, defaultAddress } }) => ({
    addresses: addresses.nodes,
    defaultAddressId: defaultAddress?.id ?? null,
  })),
)

/** The answer to `ORDERS_AFTER` and `ORDERS_BEFORE`. */
export const ordersReply: z.ZodMiniType<OrderPage> = z.pipe(
  z.object({
    customer: z.object({
      orders: z.object({
        nodes: z.array(summary),
        pageInfo,
      }),
    }),
  }),
  z.transform(({ customer: { orders } }) => ({ orders: orders.nodes, pageInfo: orders.pageInfo })),
)

/** Where in a list of orders each number is. */
export interface OrderNumbers {
  readonly edges: readonly { readonly cursor: string; readonly node: { orderNumber: number } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** The answer to `ORDER_NUMBERS`. */
export const orderNumbersReply: z.ZodMiniType<OrderNumbers> = z.pipe(
  z.object({
    customer: z.object({
      orders: z.object({
        edges: z.array(
          z.object({ cursor: z.string(), node: z.object({ orderNumber: z.int32() }) }),
        ),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: text }),
      }),
    }),
  }),
  z.transform(({ customer }) => customer.orders),
)

/** The answer to `ORDER`: an order, or null where there is none any more. */
export const orderReply: z.ZodMiniType<OrderDetails | null> = z.pipe(
  z.object({ customer: z.object({ orders: z.object({ nodes: z.array(order) }) }) }),
  z.transform(({ customer }) => customer.orders.nodes[0] ?? null),
)
