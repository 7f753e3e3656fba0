import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import type { CustomerRecord } from '../customers/customers.ts'
import type { CartRecord } from './carts.ts'
import { type Outcome, refused } from './outcome.ts'

/** The customer of a valid token: of the Storefront API, or of the Customer Account API. */
export type CustomerOf = (accessToken: string) => CustomerRecord | undefined

/**
 * Sets who a cart is for; null clears, absent keeps. An invalid token changes nothing at all, and
 * the former customer stays (recorded from a live store).
 */
export function identifyBuyer(
  cart: CartRecord,
  buyer: Api.CartBuyerIdentityInput,
  { customerOf, path }: { readonly customerOf: CustomerOf; readonly path: readonly string[] },
): Outcome {
  const { customerAccessToken: token, companyLocationId } = buyer
  const field = [...path, 'customerAccessToken']
  if (companyLocationId && !token) {
    const message = 'A customer access token is required with a company location.'
    return refused('MISSING_CUSTOMER_ACCESS_TOKEN', field, message)
  }
  const customer = token ? customerOf(token) : undefined
  if (token && customer === undefined) return refused('INVALID', field, 'Customer is invalid')
  const { email = customer?.email ?? cart.buyer.email, phone, countryCode } = buyer
  cart.buyer = {
    email,
    phone: phone === undefined ? cart.buyer.phone : phone,
    countryCode: countryCode === undefined ? cart.buyer.countryCode : countryCode,
    customer: token === undefined ? cart.buyer.customer : (customer ?? null),
  }
  return {}
}
