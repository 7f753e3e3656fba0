import * as z from 'zod/mini'
import type {
  AddressBook,
  CustomerProfile,
  OrderDetails,
  OrderLine,
  OrderPage,
  OrderPicture,
} from './customer-account-types.ts'
import {
  addressesReply,
  detailFields,
  money,
  pageInfo,
  picture,
  summaryFields,
  text,
} from './customer-replies.ts'

/** The answer to `ACCOUNT_CUSTOMER`. Who has still to confirm that they want news gets none yet. */
export const accountProfileReply: z.ZodMiniType<CustomerProfile> = z.pipe(
  z.object({
    customer: z.object({
      displayName: z.string(),
      firstName: text,
      lastName: text,
      emailAddress: z.nullable(z.object({ emailAddress: text, marketingState: z.string() })),
      phoneNumber: z.nullable(z.object({ phoneNumber: z.string() })),
    }),
  }),
  z.transform(({ customer: { emailAddress, phoneNumber, ...names } }) => ({
    ...names,
    email: emailAddress?.emailAddress ?? null,
    phone: phoneNumber?.phoneNumber ?? null,
    acceptsMarketing: emailAddress?.marketingState === 'SUBSCRIBED',
  })),
)

/** The answer to `ACCOUNT_ADDRESSES`. */
export const accountAddressesReply: z.ZodMiniType<AddressBook> = z.pipe(
  addressesReply,
  z.transform(({ addresses, defaultAddressId }) => ({
    addresses: addresses.map((address) => ({ ...address, id: plainId(address.id) })),
    defaultAddressId: defaultAddressId === null ? null : plainId(defaultAddressId),
  })),
)

/** The type in the id is another one than at the Storefront API; the number tells the address. */
function plainId(id: string): string {
  const [, number] = /^gid:\/\/shopify\/CustomerAddress\/(\d+)/.exec(id) ?? []
  return number === undefined ? id : `gid://shopify/MailingAddress/${number}`
}

const pictured = z.object({ image: picture })

function pictureOf([first]: readonly { readonly image: OrderPicture | null }[]) {
  return first?.image ?? null
}

const summary = z.pipe(
  z.extend(summaryFields, { lineItems: z.object({ nodes: z.array(pictured) }) }),
  z.transform(({ lineItems, ...rest }) => ({ ...rest, picture: pictureOf(lineItems.nodes) })),
)

/** The answer to `ACCOUNT_ORDERS_AFTER` and `ACCOUNT_ORDERS_BEFORE`. */
export const accountOrdersReply: z.ZodMiniType<OrderPage> = z.pipe(
  z.object({
    customer: z.object({ orders: z.object({ nodes: z.array(summary), pageInfo }) }),
  }),
  z.transform(({ customer: { orders } }) => ({ orders: orders.nodes, pageInfo: orders.pageInfo })),
)

/** A line of an order before it is known what the shop sells of it. */
export type AccountLine = Omit<OrderLine, 'variant'> & { readonly variantId: string | null }

/** An order as the Customer Account API tells it. */
export type AccountOrder = Omit<OrderDetails, 'lines'> & { readonly lines: readonly AccountLine[] }

/** Prices of a line may be missing; one of them says what was paid. */
const line = z.pipe(
  z.extend(pictured, {
    title: z.string(),
    quantity: z.int32(),
    totalPrice: z.nullable(money),
    totalPriceBeforeDiscounts: z.nullable(money),
    totalPriceWithDiscounts: z.nullable(money),
    variantId: text,
  }),
  z.transform(({ totalPrice, totalPriceBeforeDiscounts, totalPriceWithDiscounts, ...rest }) => ({
    ...rest,
    originalTotalPrice: totalPriceBeforeDiscounts ?? totalPrice ?? totalPriceWithDiscounts,
    discountedTotalPrice: totalPriceWithDiscounts ?? totalPrice ?? totalPriceBeforeDiscounts,
  })),
)

const pricedLine = z.pipe(
  line,
  z.object({
    title: z.string(),
    quantity: z.int32(),
    originalTotalPrice: money,
    discountedTotalPrice: money,
    image: picture,
    variantId: text,
  }),
)

const order = z.pipe(
  z.extend(detailFields, { lineItems: z.object({ nodes: z.array(pricedLine) }) }),
  z.transform(({ lineItems, ...rest }) => ({
    ...rest,
    picture: pictureOf(lineItems.nodes),
    lines: lineItems.nodes.map(({ image: _, ...each }) => each),
  })),
)

/** The answer to `ACCOUNT_ORDER`: an order, or null where there is none any more. */
export const accountOrderReply: z.ZodMiniType<AccountOrder | null> = z.pipe(
  z.object({ customer: z.object({ orders: z.object({ nodes: z.array(order) }) }) }),
  z.transform(({ customer }) => customer.orders.nodes[0] ?? null),
)

/** What the shop sells of a line. */
export type SoldVariant = NonNullable<OrderLine['variant']>

const variant = z.object({
  id: z.string(),
  title: z.string(),
  image: picture,
  product: z.object({ handle: z.string() }),
})

/** The answer to `VARIANTS`, by id. What the shop sells no more is null there, and missing here. */
export const variantsReply: z.ZodMiniType<ReadonlyMap<string, SoldVariant>> = z.pipe(
  z.object({ nodes: z.array(z.nullable(variant)) }),
  z.transform(
    ({ nodes }) =>
      new Map(
        nodes.flatMap((each) => (each === null ? [] : [[each.id, withoutId(each)] as const])),
      ),
  ),
)

function withoutId({ id: _, ...sold }: z.infer<typeof variant>): SoldVariant {
  return sold
}
