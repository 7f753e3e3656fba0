import * as z from 'zod/mini'
import type { CustomerAccountSession } from '../session/session.ts'
import type { StoreFailure } from '../session/token-source.ts'
import { askAccount } from './account-mutation.ts'
import type { ActionContext } from './action-context.ts'

const text = z.nullable(z.string())

const entry = z.object({
  id: z.string(),
  country: text,
  territoryCode: text,
  province: text,
  zoneCode: text,
})

/** An address in a customer's book: its whole id, and its places by name and by code. */
export type AddressEntry = z.infer<typeof entry>

const reply = z.object({
  customer: z.object({ addresses: z.object({ nodes: z.array(entry) }) }),
})

/** A customer's address book, or why it is not known. */
export type AskedBook =
  | { readonly outcome: 'known'; readonly entries: readonly AddressEntry[] }
  | StoreFailure

/**
 * Reads the address book of a customer of the Customer Account API. Whatever a browser sends, only an
 * address of the customer who is signed in can be found in it.
 */
export function askAddressBook(
  context: ActionContext,
  session: CustomerAccountSession,
): Promise<AskedBook> {
  return askAccount<AskedBook>(context, session, {
    document: `query addressBook {
      customer {
        addresses(first: 250) { nodes { id country territoryCode province zoneCode } }
      }
    }`,
    variables: {},
    parse(data) {
      const read = reply.safeParse(data).data
      return read === undefined
        ? null
        : { outcome: 'known', entries: read.customer.addresses.nodes }
    },
  })
}
