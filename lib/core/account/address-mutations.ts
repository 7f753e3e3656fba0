import { type CustomerMutation, mutation } from './customer-mutation.ts'

/**
 * The mutations of a customer's addresses. Each id in and out of them carries a credential of its
 * own, so none leaves the server; what is selected of an address is its id and nothing else.
 */

/** The lines of an address; null empties one. Shopify's `MailingAddressInput`. */
export interface AddressInput {
  readonly firstName?: string | null
  readonly lastName?: string | null
  readonly company?: string | null
  readonly phone?: string | null
  readonly address1?: string | null
  readonly address2?: string | null
  readonly zip?: string | null
  readonly city?: string | null
  readonly province?: string | null
  readonly country?: string | null
}

/** Adds an address to a customer's book. */
export function customerAddressCreate(token: string, address: AddressInput): CustomerMutation {
  return mutation(
    'customerAddressCreate',
    { customerAccessToken: ['String!', token], address: ['MailingAddressInput!', address] },
    'customerAddress { id }',
  )
}

/** Changes an address. `id` as it was read a moment ago. */
export function customerAddressUpdate(
  token: string,
  id: string,
  address: AddressInput,
): CustomerMutation {
  return mutation('customerAddressUpdate', {
    customerAccessToken: ['String!', token],
    id: ['ID!', id],
    address: ['MailingAddressInput!', address],
  })
}

/** Takes an address out of a customer's book. Never selects its id: it would echo the credential. */
export function customerAddressDelete(token: string, id: string): CustomerMutation {
  return mutation('customerAddressDelete', {
    customerAccessToken: ['String!', token],
    id: ['ID!', id],
  })
}

/** Makes an address the one that is used unless another is chosen. */
export function customerDefaultAddressUpdate(token: string, addressId: string): CustomerMutation {
  return mutation('customerDefaultAddressUpdate', {
    customerAccessToken: ['String!', token],
    addressId: ['ID!', addressId],
  })
}
