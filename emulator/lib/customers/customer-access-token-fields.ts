import { deadTokenDenied, type RequestContext, requireScope } from '../graphql/access.ts'
import { type EmulatorBehaviour, WRITE_CUSTOMERS } from '../state/behaviour.ts'
import type { Limits } from '../state/limits.ts'
import { customerAccessTokenObject } from './customer-access-token-object.ts'
import type { CustomerDirectory } from './customers.ts'
import type { TokenRecord, TokenRegistry } from './tokens.ts'
import { NO_USER_ERRORS } from './user-errors.ts'

/**
 * The root fields that create, renew and delete customer access tokens. Create and Delete report
 * what is wrong as Shopify does, each in its own way, as recorded from a live store on API 2026-04.
 */
export function customerAccessTokenFields({
  customers,
  tokens,
  limits,
  behaviour,
  now,
}: {
  customers: CustomerDirectory
  limits: Limits
  tokens: TokenRegistry
  behaviour: EmulatorBehaviour
  now: () => number
}) {
  const describeToken = (token: TokenRecord) => customerAccessTokenObject(token, { behaviour, now })
  return {
    customerAccessTokenCreate(
      { input }: { input: { email: string; password: string } },
      context: RequestContext,
    ) {
      requireScope(WRITE_CUSTOMERS, 'customerAccessTokenCreate', context)
      limits.check('login', context.buyerIp)
      const customer = customers.byEmail(input.email)
      if (customer?.state === 'enabled' && customer.password === input.password) {
        return { customerAccessToken: describeToken(tokens.issue(customer)), ...NO_USER_ERRORS }
      }
      limits.count('login', context.buyerIp)
      return UNIDENTIFIED
    },

    customerAccessTokenRenew(
      { customerAccessToken }: { customerAccessToken: string },
      context: RequestContext,
    ) {
      requireScope(WRITE_CUSTOMERS, 'customerAccessTokenRenew', context)
      const token = tokens.living(customerAccessToken)
      return token === undefined
        ? refusedRenewal(behaviour)
        : { customerAccessToken: describeToken(tokens.renew(token)), userErrors: [] }
    },

    customerAccessTokenDelete(
      { customerAccessToken }: { customerAccessToken: string },
      context: RequestContext,
    ) {
      const field = 'customerAccessTokenDelete'
      requireScope(WRITE_CUSTOMERS, field, context)
      const token = tokens.living(customerAccessToken)
      if (token === undefined) throw deadTokenDenied(field, WRITE_CUSTOMERS)
      tokens.revoke(token)
      return {
        deletedAccessToken: token.accessToken,
        deletedCustomerAccessTokenId: `gid://shopify/CustomerAccessToken/${token.number}`,
        userErrors: [],
      }
    },
  }
}

/** What a renewal of a dead token looks like is not proven, so a switch decides. */
function refusedRenewal({ refusedRenewal: face }: EmulatorBehaviour) {
  switch (face) {
    case 'access-denied':
      throw deadTokenDenied('customerAccessTokenRenew', WRITE_CUSTOMERS)
    case 'user-errors':
      return { customerAccessToken: null, userErrors: [TOKEN_DOES_NOT_EXIST] }
    case 'null':
      return { customerAccessToken: null, userErrors: [] }
  }
}

const UNIDENTIFIED_ERROR = { field: null, message: 'Unidentified customer' }

/** One answer for a wrong password, an unknown address and an account that is not activated. */
const UNIDENTIFIED = {
  customerAccessToken: null,
  customerUserErrors: [{ ...UNIDENTIFIED_ERROR, code: 'UNIDENTIFIED_CUSTOMER' }],
  userErrors: [UNIDENTIFIED_ERROR],
}

/** The entry in `userErrors` of a mutation whose token is dead. */
export const TOKEN_DOES_NOT_EXIST = {
  field: ['customerAccessToken'],
  message: 'access token does not exist',
}
