import type { CustomerMutation } from './customer-mutation.ts'

/**
 * The mutations of a customer's addresses. Each id in and out of them carries a credential of its
 * own, so none leaves the server; what is selected of an address is its id and nothing else.
 */

const ERRORS = 'customerUserErrors { code field }'

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
export function customerAddressCreate(
  customerAccessToken: string,
  address: AddressInput,
): CustomerMutation {
  return {
    field: 'customerAddressCreate',
    document: `mutation customerAddressCreate($customerAccessToken: String!, $address: MailingAddressInput!) {
      customerAddressCreate(customerAccessToken: $customerAccessToken, address: $address) {
        customerAddress { id } ${ERRORS}
      }
    }`,
    variables: { customerAccessToken, address },
  }
}

/** Changes an address. `id` as it was read a moment ago. */
export function customerAddressUpdate(
  customerAccessToken: string,
  id: string,
  address: AddressInput,
): CustomerMutation {
  return {
    field: 'customerAddressUpdate',
    document: `mutation customerAddressUpdate($customerAccessToken: String!, $id: ID!, $address: MailingAddressInput!) {
      customerAddressUpdate(customerAccessToken: $customerAccessToken, id: $id, address: $address) { ${ERRORS} }
    }`,
    variables: { customerAccessToken, id, address },
  }
}

/** Takes an address out of a customer's book. Never selects its id: it would echo the credential. */
export function customerAddressDelete(customerAccessToken: string, id: string): CustomerMutation {
  return {
    field: 'customerAddressDelete',
    document: `mutation customerAddressDelete($customerAccessToken: String!, $id: ID!) {
      customerAddressDelete(customerAccessToken: $customerAccessToken, id: $id) { ${ERRORS} }
    }`,
    variables: { customerAccessToken, id },
  }
}

/** Makes an address the one that is used unless another is chosen. */
export function customerDefaultAddressUpdate(
  customerAccessToken: string,
  addressId: string,
): CustomerMutation {
  return {
    field: 'customerDefaultAddressUpdate',
    document: `mutation customerDefaultAddressUpdate($customerAccessToken: String!, $addressId: ID!) {
      customerDefaultAddressUpdate(customerAccessToken: $customerAccessToken, addressId: $addressId) { ${ERRORS} }
    }`,
    variables: { customerAccessToken, addressId },
  }
}
