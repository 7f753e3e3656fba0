import type { CustomerQuery, CustomerQueryResult } from '../core/storefront/customer-query.ts'
import type {
  AddressBook,
  CustomerAccount,
  CustomerAddress,
  CustomerProfile,
  OrderDetails,
  OrderPage,
  PageRequest,
} from './customer-account-types.ts'
import {
  ADDRESSES,
  CUSTOMER,
  ORDER,
  ORDER_NUMBERS,
  ORDERS_AFTER,
  ORDERS_BEFORE,
} from './customer-documents.ts'

/** Reads what a shop shows of a customer, through the query that keeps the token inside. */
export function customerAccount(query: CustomerQuery): CustomerAccount {
  return {
    async getCustomer() {
      const result = await query<{ customer: CustomerProfile }>(CUSTOMER)
      return mapped(result, ({ customer }) => customer)
    },
    async getAddresses() {
      const result = await query<AddressesReply>(ADDRESSES)
      return mapped(result, addressBook)
    },
    getOrders: (page = {}) => getOrders(query, page),
    getOrder: (orderNumber) => getOrder(query, orderNumber),
  }
}

interface AddressesReply {
  readonly customer: {
    readonly defaultAddress: { readonly id: string } | null
    readonly addresses: { readonly nodes: readonly CustomerAddress[] }
  }
}

function addressBook({ customer }: AddressesReply): AddressBook {
  return {
    addresses: customer.addresses.nodes,
    defaultAddressId: customer.defaultAddress?.id ?? null,
  }
}

interface OrdersReply {
  readonly customer: {
    readonly orders: {
      readonly nodes: OrderPage['orders']
      readonly pageInfo: OrderPage['pageInfo']
    }
  }
}

const DEFAULT_PAGE_SIZE = 10

/** The list is read from its end, where the latest order is; `reverse` keeps the cursors' order. */
async function getOrders(
  query: CustomerQuery,
  { size = DEFAULT_PAGE_SIZE, after, before }: PageRequest,
): Promise<CustomerQueryResult<OrderPage>> {
  const result =
    before === undefined
      ? await query<OrdersReply>(ORDERS_AFTER, { size, cursor: after ?? null })
      : await query<OrdersReply>(ORDERS_BEFORE, { size, cursor: before })
  return mapped(result, ({ customer: { orders } }) => ({
    orders: orders.nodes,
    pageInfo: orders.pageInfo,
  }))
}

interface OrderNumbers {
  readonly edges: readonly {
    readonly cursor: string
    readonly node: { readonly orderNumber: number }
  }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

interface OrderReply {
  readonly customer: {
    readonly orders: {
      readonly nodes: readonly (Omit<OrderDetails, 'lines'> & {
        readonly lineItems: { readonly nodes: OrderDetails['lines'] }
      })[]
    }
  }
}

/**
 * Shopify finds an order by an id with a key in it, which had to stand in a URL. Instead the
 * customer's own list is looked through for the number, and the order read from its place there:
 * nobody finds an order that is not theirs.
 */
async function getOrder(
  query: CustomerQuery,
  orderNumber: number,
): Promise<CustomerQueryResult<OrderDetails | null>> {
  const place = await findOrder(query, orderNumber)
  if (place.status !== 'ok') return mapped(place, () => null)
  if (place.data === null) return { status: 'ok', data: null }
  const result = await query<OrderReply>(ORDER, { cursor: place.data.after })
  return mapped(result, ({ customer }) => {
    const [found] = customer.orders.nodes
    if (found?.orderNumber !== orderNumber) return null
    const { lineItems, ...order } = found
    return { ...order, lines: lineItems.nodes }
  })
}

/** The cursor that stands before the order. */
interface Place {
  readonly after: string | null
}

async function findOrder(
  query: CustomerQuery,
  orderNumber: number,
): Promise<CustomerQueryResult<Place | null>> {
  let cursor: string | null = null
  for (;;) {
    const result: CustomerQueryResult<{ customer: { orders: OrderNumbers } }> = await query(
      ORDER_NUMBERS,
      { cursor },
    )
    if (result.status !== 'ok') return mapped(result, () => null)
    const { edges, pageInfo }: OrderNumbers = result.data.customer.orders
    const index = edges.findIndex(({ node }) => node.orderNumber === orderNumber)
    if (index >= 0) return { status: 'ok', data: { after: edges[index - 1]?.cursor ?? cursor } }
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return { status: 'ok', data: null }
    cursor = pageInfo.endCursor
  }
}

/** The same outcome around other data. What failed in part is not read any further. */
function mapped<From, To>(
  result: CustomerQueryResult<From>,
  read: (data: From) => To,
): CustomerQueryResult<To> {
  switch (result.status) {
    case 'ok':
      return { status: 'ok', data: read(result.data) }
    case 'failed':
      return { status: 'failed', data: {}, errors: result.errors }
    default:
      return result
  }
}
