import * as z from 'zod/mini'
import type { StoreFailure } from '../session/token-source.ts'
import type { StoreAccess } from '../storefront/storefront-api.ts'
import { isAccessDenied } from '../storefront/storefront-reply.ts'
import { INVALID_RESPONSE, lacksScope, storeFailure } from '../storefront/token-source-failure.ts'

/** The form in which an address id may leave the server: without its credential. */
export type PlainAddressId = `gid://shopify/MailingAddress/${string}`

/** The id that Shopify wants, or why there is none. */
export type AddressIdOutcome =
  | { readonly outcome: 'found'; readonly id: string }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'dead' }
  | StoreFailure

/** Reads an id as it comes in from a form: plain, or its number alone. */
export function addressNumber(id: unknown): string | null {
  return /^(?:gid:\/\/shopify\/MailingAddress\/)?(\d{1,20})$/.exec(String(id))?.[1] ?? null
}

/** Shopify's own limit; nobody's book is longer. */
const MOST_ADDRESSES = 250

const reply = z.object({
  customer: z.nullable(
    z.object({ addresses: z.object({ nodes: z.array(z.object({ id: z.string() })) }) }),
  ),
})

/**
 * Finds the whole id of an address in the customer's own book. Whatever a browser sends, only an
 * address of the customer who is signed in can be found.
 */
export async function findAddressId(
  { api, report }: StoreAccess,
  { accessToken, number }: { accessToken: string; number: string },
): Promise<AddressIdOutcome> {
  const answer = await api({
    document: `query addressIds($customerAccessToken: String!) {
      customer(customerAccessToken: $customerAccessToken) {
        addresses(first: ${MOST_ADDRESSES}) { nodes { id } }
      }
    }`,
    variables: { customerAccessToken: accessToken },
    // Each id is some four hundred characters long.
    largestAnswer: 512 * 1024,
  })
  if (answer.status !== 'answered') return storeFailure(answer)
  if (answer.errors.some(isAccessDenied)) return lacksScope(report)
  const parsed = reply.safeParse(answer.data)
  if (!parsed.success || answer.errors.length > 0) return INVALID_RESPONSE
  if (parsed.data.customer === null) return { outcome: 'dead' }
  const { nodes } = parsed.data.customer.addresses
  const found = nodes.find(
    ({ id }) => id.split('?')[0] === `gid://shopify/MailingAddress/${number}`,
  )
  return found === undefined ? { outcome: 'unknown' } : { outcome: 'found', id: found.id }
}
