import { invalidTokenDenied, type RootResolver } from '../graphql/access.ts'
import { WRITE_CUSTOMERS } from '../state/behaviour.ts'
import type { CustomerParts } from './customer-parts.ts'
import type { TokenRecord } from './tokens.ts'

/** Arguments with a customer access token among them. */
export interface WithToken {
  readonly customerAccessToken: string
}

/** A mutation that needs a valid customer access token, and is denied as at Shopify without one. */
export function withToken<Args>(
  { tokens }: CustomerParts,
  change: (token: TokenRecord, args: Args) => unknown,
): RootResolver<Args & WithToken> {
  return function changeWithToken(args, _context, { fieldName }) {
    const token = tokens.valid(args.customerAccessToken)
    if (token === undefined) throw invalidTokenDenied(fieldName, WRITE_CUSTOMERS)
    return change(token, args)
  }
}
