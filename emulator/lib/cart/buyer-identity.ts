import type { TokenRegistry } from '../customers/tokens.ts'
import type { CartBuyer, CartRecord } from './carts.ts'
import { type Outcome, refused } from './outcome.ts'

/** Who a cart is to be for. `null` clears, absent keeps. */
export interface BuyerInput {
  readonly customerAccessToken?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly countryCode?: string | null
  readonly companyLocationId?: string | null
}

/**
 * Says who a cart is for. A dead token changes nothing at all, and the customer who was there
 * stays (recorded from a live store).
 */
export function identifyBuyer(
  cart: CartRecord,
  buyer: BuyerInput,
  { tokens, path }: { readonly tokens: TokenRegistry; readonly path: readonly string[] },
): Outcome {
  const { customerAccessToken: token, companyLocationId } = buyer
  const field = [...path, 'customerAccessToken']
  if (companyLocationId && !token) {
    const message = 'A customer access token is required with a company location.'
    return refused('MISSING_CUSTOMER_ACCESS_TOKEN', field, message)
  }
  const living = token ? tokens.living(token) : undefined
  if (token && living === undefined) return refused('INVALID', field, 'Customer is invalid')
  cart.buyer = buyerAfter(cart.buyer, buyer, living?.customer)
  return {}
}

function buyerAfter(
  buyer: CartBuyer,
  { customerAccessToken, email, phone, countryCode }: BuyerInput,
  customer: CartBuyer['customer'] | undefined,
): CartBuyer {
  return {
    email: email === undefined ? (customer?.email ?? buyer.email) : email,
    phone: phone === undefined ? buyer.phone : phone,
    countryCode: countryCode === undefined ? buyer.countryCode : countryCode,
    customer: customerAccessToken === undefined ? buyer.customer : (customer ?? null),
  }
}
