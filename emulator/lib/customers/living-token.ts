import { deadTokenDenied, type RootResolver } from '../graphql/access.ts'
import { WRITE_CUSTOMERS } from '../state/behaviour.ts'
import type { CustomerRecord } from './customers.ts'
import type { TokenRecord, TokenRegistry } from './tokens.ts'

/** Arguments with a customer access token among them. */
export interface WithToken {
  readonly customerAccessToken: string
}

/**
 * The valid token that a mutation was sent.
 * @throws {GraphQLError} Shopify's denial, for a dead token
 */
export function livingToken(
  tokens: TokenRegistry,
  { customerAccessToken }: WithToken,
  field: string,
): TokenRecord {
  const token = tokens.living(customerAccessToken)
  if (token === undefined) throw deadTokenDenied(field, WRITE_CUSTOMERS)
  return token
}

/** A mutation of the customer whose valid token was sent. */
export function asCustomer<Args>(
  { tokens }: { readonly tokens: TokenRegistry },
  change: (customer: CustomerRecord, args: Args) => unknown,
): RootResolver<Args & WithToken> {
  return (args, _context, { fieldName }) =>
    change(livingToken(tokens, args, fieldName).customer, args)
}
