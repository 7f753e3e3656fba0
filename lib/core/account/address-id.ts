import * as z from 'zod/mini'
import type { CustomerQuestion } from '../storefront/ask-storefront.ts'

/** Reads an id as it comes in from a form: plain, or its number alone. */
export function addressNumber(id: unknown): string | null {
  return /^(?:gid:\/\/shopify\/MailingAddress\/)?(\d{1,20})$/.exec(String(id))?.[1] ?? null
}

/** The number of an address in an id of the Customer Account API; null if it is none. */
export function accountAddressNumber(id: string): string | null {
  return /^gid:\/\/shopify\/CustomerAddress\/(\d{1,20})(?:$|\?)/.exec(id)?.[1] ?? null
}

const addresses = z.object({
  addresses: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
})

/**
 * The whole ids in a customer's own book: whatever a browser sends, only an address of the customer
 * who is signed in can be found. 250 is Shopify's own limit.
 */
export const ADDRESS_IDS: CustomerQuestion<readonly string[]> = {
  fields: 'addresses(first: 250) { nodes { id } }',
  parse: (customer) =>
    addresses.safeParse(customer).data?.addresses.nodes.map(({ id }) => id) ?? null,
  // Each id is some four hundred characters long.
  largestAnswer: 512 * 1024,
}
