import type { Customer, MailingAddress } from '@shopify/hydrogen-react/storefront-api-types'
import type { OrderSummary } from 'next-storefront-session/server'
import { customerQuery } from '../../session'
import { dataOrLogin } from '../data-or-login'

/** What the first page of the account shows of the customer. */
export type Overview = Pick<Customer, 'displayName' | 'email' | 'phone'> & {
  readonly defaultAddress: Pick<MailingAddress, 'formatted'> | null
  readonly orders: { readonly nodes: readonly OrderSummary[] }
}

/** A query of the shop's own: all of the page at once. */
const OVERVIEW = `#graphql
  query Overview($customerAccessToken: String!) {
    customer(customerAccessToken: $customerAccessToken) {
      displayName
      email
      phone
      defaultAddress { formatted(withName: true) }
      orders(first: 3, sortKey: PROCESSED_AT, reverse: true) {
        nodes {
          name
          orderNumber
          processedAt
          canceledAt
          financialStatus
          fulfillmentStatus
          totalPrice { amount currencyCode }
        }
      }
    }
  }`

/**
 * The customer who is signed in, or undefined while the store cannot tell. Goes to the login page
 * if Shopify says that the token is dead.
 */
export async function getOverview(): Promise<Overview | undefined> {
  const result = await customerQuery<{ customer: Overview }>(OVERVIEW)
  return dataOrLogin(result, '/account')?.customer
}
