import type { StorefrontApi } from '../core/storefront/storefront-api.ts'
import { VARIANTS } from './account-documents.ts'
import { type AccountOrder, type SoldVariant, variantsReply } from './account-replies.ts'
import type { OrderDetails } from './customer-account-types.ts'

/** What Shopify answers at most in one list. */
const MOST_IDS = 250

/** A page of 250 variants with their pictures stays well below. */
const LARGEST_ANSWER_BYTES = 1024 * 1024

/**
 * Adds to the lines of an order what the shop sells of them: the Customer Account API knows no product
 * by its handle, so the Storefront API is asked, which needs no customer for that. If it cannot be had,
 * the order is shown without, as one whose products are sold no more.
 */
export async function withSoldVariants(
  order: AccountOrder,
  storefront: StorefrontApi,
): Promise<OrderDetails> {
  const ids = [...new Set(order.lines.flatMap(({ variantId }) => variantId ?? []))]
  const sold = ids.length === 0 ? NOTHING : await variantsOf(ids.slice(0, MOST_IDS), storefront)
  const lines = order.lines.map(({ variantId, ...line }) => ({
    ...line,
    variant: sold.get(variantId ?? '') ?? null,
  }))
  return { ...order, lines }
}

const NOTHING: ReadonlyMap<string, SoldVariant> = new Map()

async function variantsOf(
  ids: readonly string[],
  storefront: StorefrontApi,
): Promise<ReadonlyMap<string, SoldVariant>> {
  const reply = await storefront({
    document: VARIANTS,
    variables: { ids },
    largestAnswer: LARGEST_ANSWER_BYTES,
  })
  return reply.outcome === 'answered'
    ? (variantsReply.safeParse(reply.data).data ?? NOTHING)
    : NOTHING
}
