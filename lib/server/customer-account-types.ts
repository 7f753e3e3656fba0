import type { Order as AccountOrder } from '@shopify/hydrogen-react/customer-account-api-types'
import type {
  Customer,
  MailingAddress,
  Order,
  OrderLineItem,
  PageInfo,
} from '@shopify/hydrogen-react/storefront-api-types'
import type { CustomerQueryResult } from '../core/storefront/customer-query.ts'

/** What a customer says of themselves. */
export type CustomerProfile = Pick<
  Customer,
  'displayName' | 'firstName' | 'lastName' | 'email' | 'phone' | 'acceptsMarketing'
>

/**
 * An address. Its id is plain: without the credential that the Storefront API puts into it, and in the
 * same form whichever API it is from, so that a link to an address outlives a move to another kind of
 * accounts.
 */
export type CustomerAddress = Pick<
  MailingAddress,
  | 'id'
  | 'firstName'
  | 'lastName'
  | 'company'
  | 'phone'
  | 'address1'
  | 'address2'
  | 'zip'
  | 'city'
  | 'province'
  | 'country'
  | 'formatted'
>

/** A customer's address book. */
export interface AddressBook {
  readonly addresses: readonly CustomerAddress[]
  /** The id of one of them, or null. */
  readonly defaultAddressId: string | null
}

/** An order in a list. It has no id here: the one that Shopify gives it is as good as a key. */
export type OrderSummary = Pick<
  Order,
  'name' | 'orderNumber' | 'processedAt' | 'totalPrice' | 'canceledAt'
> & {
  /** The Customer Account API has words for what the Storefront API has none for. */
  readonly financialStatus: Order['financialStatus'] | AccountOrder['financialStatus']
  readonly fulfillmentStatus: Order['fulfillmentStatus'] | AccountOrder['fulfillmentStatus']
  /** Of the first thing that was ordered; null if it has none, or the shop sells it no more. */
  readonly picture: OrderPicture | null
}

/** A picture of something that was ordered. */
export interface OrderPicture {
  readonly url: string
  readonly altText: string | null
}

/** A page of a customer's orders, the latest first. */
export interface OrderPage {
  readonly orders: readonly OrderSummary[]
  readonly pageInfo: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor'>
}

/** One line of an order. The variant is null once the shop sells it no more. */
export type OrderLine = Pick<
  OrderLineItem,
  'title' | 'quantity' | 'originalTotalPrice' | 'discountedTotalPrice'
> & {
  readonly variant: {
    readonly title: string
    readonly image: OrderPicture | null
    readonly product: { readonly handle: string }
  } | null
}

/** An order with all that there is to see. */
export type OrderDetails = OrderSummary &
  Pick<Order, 'subtotalPrice' | 'totalShippingPrice' | 'totalTax'> & {
    readonly lines: readonly OrderLine[]
    readonly shippingAddress: Pick<MailingAddress, 'formatted'> | null
  }

/** Which page of a list. Either `after` or `before`, or none for the first. */
export interface PageRequest {
  /** Orders on a page. @default 10 */
  readonly size?: number
  readonly after?: string | undefined
  readonly before?: string | undefined
}

/** What a shop's server code can read of the customer who is signed in. */
export interface CustomerAccount {
  /** Names, e-mail address, phone, and whether they want news. */
  getCustomer(): Promise<CustomerQueryResult<CustomerProfile>>
  /** The address book, with plain ids, and which address is the default. */
  getAddresses(): Promise<CustomerQueryResult<AddressBook>>
  /** A page of orders, the latest first. */
  getOrders(page?: PageRequest): Promise<CustomerQueryResult<OrderPage>>
  /** An order by its number, as it stands in the customer's mail; null if it is not theirs. */
  getOrder(orderNumber: number): Promise<CustomerQueryResult<OrderDetails | null>>
}
