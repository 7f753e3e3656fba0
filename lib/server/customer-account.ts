import type * as z from 'zod/mini'
import type { AccountKind, RequestSession } from '../core/request-session.ts'
import type { CustomerQueryResult } from '../core/storefront/customer-query.ts'
import { ACCOUNT_ORDER } from './account-documents.ts'
import { accountOrderReply } from './account-replies.ts'
import type { CustomerAccount, OrderDetails, PageRequest } from './customer-account-types.ts'
import { ORDER } from './customer-documents.ts'
import {
  ADDRESSES_OF,
  ORDER_NUMBERS_OF,
  ORDERS_AFTER_OF,
  ORDERS_BEFORE_OF,
  PROFILE_OF,
  type Reading,
} from './customer-readings.ts'
import { type OrderNumbers, orderReply } from './customer-replies.ts'
import { withSoldVariants } from './with-sold-variants.ts'

/** The session through which a customer is read. */
export type ReadSession = Pick<RequestSession, 'kind' | 'query' | 'storefront'>

/**
 * Reads what a shop shows of a customer, of the API that answers for them, through the query that keeps
 * the token inside. Every answer is parsed; one that cannot be what was asked for is `unavailable`.
 */
export function customerAccount(open: () => Promise<ReadSession>): CustomerAccount {
  return {
    getCustomer: async () => readOf(await open(), PROFILE_OF),
    getAddresses: async () => readOf(await open(), ADDRESSES_OF),
    getOrders: async (page = {}) => getOrders(await open(), page),
    getOrder: async (orderNumber) => getOrder(await open(), orderNumber),
  }
}

type Variables = Readonly<Record<string, unknown>>

function readOf<Value>(
  session: ReadSession,
  readings: Readonly<Record<AccountKind, Reading<Value>>>,
  variables?: Variables,
): Promise<CustomerQueryResult<Value>> {
  return read(session, readings[session.kind], variables)
}

async function read<Value>(
  { query }: ReadSession,
  { document, reply }: Reading<Value>,
  variables?: Variables,
): Promise<CustomerQueryResult<Value>> {
  return parsed(reply, await query(document, variables))
}

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
function getOrders(session: ReadSession, { size = DEFAULT_PAGE_SIZE, after, before }: PageRequest) {
  return before === undefined
    ? readOf(session, ORDERS_AFTER_OF, { size, cursor: after ?? null })
    : readOf(session, ORDERS_BEFORE_OF, { size, cursor: before })
}

/**
 * The Storefront API finds an order by an id with a key in it, which had to stand in a URL. Instead the
 * customer's own list is looked through for the number, and the order read from its place there:
 * nobody finds an order that is not theirs.
 */
async function getOrder(
  session: ReadSession,
  orderNumber: number,
): Promise<CustomerQueryResult<OrderDetails | null>> {
  const place = await findOrder(session, orderNumber)
  if (place.status === 'failed') return { ...place, data: {} }
  if (place.status !== 'ok') return place
  if (place.data === null) return { status: 'ok', data: null }
  const result = await orderAfter(session, place.data.after)
  const isOther = result.status === 'ok' && result.data?.orderNumber !== orderNumber
  return isOther ? { status: 'ok', data: null } : result
}

async function orderAfter(
  session: ReadSession,
  cursor: string | null,
): Promise<CustomerQueryResult<OrderDetails | null>> {
  if (session.kind === 'storefront') {
    return read(session, { document: ORDER, reply: orderReply }, { cursor })
  }
  const reading = { document: ACCOUNT_ORDER, reply: accountOrderReply }
  const result = await read(session, reading, { cursor })
  if (result.status === 'failed') return { ...result, data: {} }
  if (result.status !== 'ok') return result
  const order = result.data
  const data = order === null ? null : await withSoldVariants(order, session.storefront)
  return { status: 'ok', data }
}

/** The cursor that stands before the order. */
interface Place {
  readonly after: string | null
}

/** Of 250 orders each. A list that is longer than this does not end. */
const MOST_PAGES = 100

async function findOrder(
  session: ReadSession,
  orderNumber: number,
): Promise<CustomerQueryResult<Place | null>> {
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const result: CustomerQueryResult<OrderNumbers> = await readOf(session, ORDER_NUMBERS_OF, {
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
