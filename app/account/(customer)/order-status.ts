import type { OrderSummary } from 'next-storefront-session/server'
import type { Words } from '../../texts/words'

/** Where an order is, in a word or two. */
export function orderStatus({ canceledAt, fulfillmentStatus }: OrderSummary, words: Words): string {
  return canceledAt === null || canceledAt === undefined
    ? words.orders.delivery[fulfillmentStatus]
    : words.orders.canceled
}
