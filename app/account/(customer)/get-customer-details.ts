import type { Customer, MailingAddress } from '@shopify/hydrogen-react/storefront-api-types'
import { redirect } from 'next/navigation'
import { customerQuery } from '../../session'

/** What Shopify knows about the customer. */
export type CustomerDetails = Pick<Customer, 'displayName' | 'email' | 'phone'> & {
  readonly defaultAddress: Pick<MailingAddress, 'formatted'> | null
}

const CUSTOMER_DETAILS = `#graphql
  query CustomerDetails($customerAccessToken: String!) {
    customer(customerAccessToken: $customerAccessToken) {
      displayName
      email
      phone
      defaultAddress { formatted(withName: true) }
    }
  }`

/**
 * The details of the customer who is signed in, or null while the store cannot tell them. Goes to
 * the login page if Shopify says that the token is dead.
 */
export async function getCustomerDetails(): Promise<CustomerDetails | null> {
  const result = await customerQuery<{ customer: CustomerDetails }>(CUSTOMER_DETAILS)
  switch (result.status) {
    case 'ok':
      return result.data.customer
    case 'signed-out':
      redirect('/account/login?returnTo=/account&reason=revoked')
      break
    case 'unavailable':
    case 'failed':
      return null
  }
}
