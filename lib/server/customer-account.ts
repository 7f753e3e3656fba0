import type * as z from 'zod/mini'
import type { CustomerQuery, CustomerQueryResult } from '../core/storefront/customer-query.ts'
import type { CustomerAccount, OrderDetails, PageRequest } from './customer-account-types.ts'
import {
  ADDRESSES,
  CUSTOMER,
  ORDER,
  ORDER_NUMBERS,
  ORDERS_AFTER,
  ORDERS_BEFORE,
} from './customer-documents.ts'
import {
  addressesReply,
  type OrderNumbers,
  orderNumbersReply,
  orderReply,
  ordersReply,
  profileReply,
} from './customer-replies.ts'

/**
 * Reads what a shop shows of a customer, through the query that keeps the token inside. Every answer
 * is parsed; one that cannot be what was asked for is `unavailable`.
 */
export function customerAccount(query: CustomerQuery): CustomerAccount {
  const read: Read = async (reply, document, variables) =>
    parsed(reply, await query(document, variables))
  return {
    getCustomer: () => read(profileReply, CUSTOMER),
    getAddresses: () => read(addressesReply, ADDRESSES),
    getOrders: (page = {}) => getOrders(read, page),
    getOrder: (orderNumber) => getOrder(read, orderNumber),
  }
}

type Read = <Value>(
  reply: z.ZodMiniType<Value>,
  document: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<CustomerQueryResult<Value>>

/** What failed in part is not read any further. */
function parsed<Value>(
  reply: z.ZodMiniType<Value>,
  result: CustomerQueryResult<unknown>,
): CustomerQueryResult<Value> {
  switch (result.status) {
    case 'ok': {
      const read = reply.safeParse(result.data)
      return read.success ? { status: 'ok', data: read.data } : { status: 'unavailable' }
    }
    case 'failed':
      return { ...result, data: {} }
    default:
      return result
  }
}

const DEFAULT_PAGE_SIZE = 10

/** The list is read from its end, where the latest order is; `reverse` keeps the cursors' order. */
function getOrders(read: Read, { size = DEFAULT_PAGE_SIZE, after, before }: PageRequest) {
  return before === undefined
    ? read(ordersReply, ORDERS_AFTER, { size, cursor: after ?? null })
    : read(ordersReply, ORDERS_BEFORE, { size, cursor: before })
}

/**
 * Shopify finds an order by an id with a key in it, which had to stand in a URL. Instead the
 * customer's own list is looked through for the number, and the order read from its place there:
 * nobody finds an order that is not theirs.
 */
async function getOrder(
  read: Read,
  orderNumber: number,
): Promise<CustomerQueryResult<OrderDetails | null>> {
  const place = await findOrder(read, orderNumber)
  if (place.status === 'failed') return { ...place, data: {} }
  if (place.status !== 'ok') return place
  if (place.data === null) return { status: 'ok', data: null }
  const result = await read(orderReply, ORDER, { cursor: place.data.after })
  const isOther = result.status === 'ok' && result.data?.orderNumber !== orderNumber
  return isOther ? { status: 'ok', data: null } : result
}

/** The cursor that stands before the order. */
interface Place {
  readonly after: string | null
}

/** Of 250 orders each. A list that is longer than this does not end. */
const MOST_PAGES = 100

async function findOrder(
  read: Read,
  orderNumber: number,
): Promise<CustomerQueryResult<Place | null>> {
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const result: CustomerQueryResult<OrderNumbers> = await read(orderNumbersReply, ORDER_NUMBERS, {
      cursor,
    })
    if (result.status === 'failed') return { ...result, data: null }
    if (result.status !== 'ok') return result
    const { edges, pageInfo }: OrderNumbers = result.data
    const index = edges.findIndex(({ node }) => node.orderNumber === orderNumber)
    if (index >= 0) return { status: 'ok', data: { after: edges[index - 1]?.cursor ?? cursor } }
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return { status: 'ok', data: null }
    cursor = pageInfo.endCursor
  }
  return { status: 'unavailable' }
}
