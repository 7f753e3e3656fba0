import type { CustomerAddressInput } from '@shopify/hydrogen-react/customer-account-api-types'
import { accountMutationOf } from './account-mutation.ts'

/**
 * The mutations of the Customer Account API, each named after what it sends. They name no customer: the
 * token in the header says whose account it is.
 */

/** Changes a customer's name, which is all of them that can be changed there. */
export const accountCustomerUpdate = accountMutationOf<{
  input: { readonly firstName?: string | null; readonly lastName?: string | null }
}>(
  'customerUpdate',
  { input: 'CustomerUpdateInput!' },
  'customer { id firstName lastName displayName }',
)

/** Has a customer get news by e-mail. */
export const emailMarketingSubscribe = accountMutationOf<Record<never, never>>(
  'customerEmailMarketingSubscribe',
  {},
)

/** Has a customer get none any more. */
export const emailMarketingUnsubscribe = accountMutationOf<Record<never, never>>(
  'customerEmailMarketingUnsubscribe',
  {},
)

/** Adds an address to a customer's book, also as the one that is used unless another is chosen. */
export const accountAddressCreate = accountMutationOf<{
  address: CustomerAddressInput
  defaultAddress: boolean
}>('customerAddressCreate', { address: 'CustomerAddressInput!', defaultAddress: 'Boolean' })

/** Changes an address, or which one is used unless another is chosen. What is left out stays. */
export const accountAddressUpdate = accountMutationOf<{
  addressId: string
  address?: CustomerAddressInput
  defaultAddress?: true
}>('customerAddressUpdate', {
  addressId: 'ID!',
  address: 'CustomerAddressInput',
  defaultAddress: 'Boolean',
})

/** Takes an address out of a customer's book. */
export const accountAddressDelete = accountMutationOf<{ addressId: string }>(
  'customerAddressDelete',
  { addressId: 'ID!' },
)
