import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import { invalidTokenDenied, type RequestContext } from '../graphql/access.ts'
import { type EmulatorBehaviour, WRITE_CUSTOMERS } from '../state/behaviour.ts'
import type { CustomerParts } from './customer-parts.ts'
import { done, refused, userError } from './customer-payload.ts'
import { readMultipassToken } from './multipass.ts'
import { customerAccessTokenObject, type TokenRecord } from './tokens.ts'
import { type WithToken, withToken } from './with-token.ts'

/**
 * The mutations that create, renew and delete customer access tokens. Create and Delete report
 * what is wrong as Shopify does, each in its own way, as recorded from a live store on API 2026-04.
 */
export function tokenMutations(parts: CustomerParts) {
  const { customers, tokens, limits, behaviour } = parts
  const describeToken = (token: TokenRecord) => customerAccessTokenObject(token, parts)
  return {
    customerAccessTokenCreate(
      { input }: Api.MutationCustomerAccessTokenCreateArgs,
      { buyerIp }: RequestContext,
    ) {
      limits.check('login', buyerIp)
      const customer = customers.byEmail(input.email)
      if (customer?.state === 'enabled' && customer.password === input.password) {
        return done({ customerAccessToken: describeToken(tokens.issue(customer)) })
      }
      limits.count('login', buyerIp)
      return UNIDENTIFIED
    },
    customerAccessTokenRenew({ customerAccessToken }: WithToken) {
      const token = tokens.valid(customerAccessToken)
      if (token === undefined) return refusedRenewal(behaviour)
      return { customerAccessToken: describeToken(tokens.renew(token)), userErrors: [] }
    },
    customerAccessTokenDelete: withToken(parts, (token) => {
      tokens.revoke(token)
      return {
        deletedAccessToken: token.accessToken,
        deletedCustomerAccessTokenId: `gid://shopify/CustomerAccessToken/${token.number}`,
        userErrors: [],
      }
    }),
    customerAccessTokenCreateWithMultipass: multipass(parts),
  }
}

/** The answer to the renewal of an invalid token is not proven, so a behaviour decides. */
function refusedRenewal({ refusedRenewal: answer }: EmulatorBehaviour) {
  switch (answer) {
    case 'access-denied':
      throw invalidTokenDenied('customerAccessTokenRenew', WRITE_CUSTOMERS)
    case 'user-errors':
      return { customerAccessToken: null, userErrors: [TOKEN_DOES_NOT_EXIST] }
    case 'null':
      return { customerAccessToken: null, userErrors: [] }
  }
}

/** The entry in `userErrors` of a mutation whose token is not valid. */
export const TOKEN_DOES_NOT_EXIST = {
  field: ['customerAccessToken'],
  message: 'access token does not exist',
}

/** One answer for a wrong password, an unknown address and an account that is not activated. */
const UNIDENTIFIED = refused([userError('UNIDENTIFIED_CUSTOMER', null, 'Unidentified customer')])

/** How long a Multipass token is valid. */
const MULTIPASS_LIFETIME_MS = 15 * 60 * 1000

/** Exchanges a Multipass token, once. Creates the customer that it names, or enables them. */
function multipass(parts: CustomerParts) {
  const { customers, tokens, clock, multipassSecret } = parts
  const used = new Set<string>()
  return function exchange({
    multipassToken,
  }: Api.MutationCustomerAccessTokenCreateWithMultipassArgs) {
    const named = readMultipassToken(multipassToken, multipassSecret)
    const age = clock.now() - Date.parse(named?.created_at ?? '')
    const isGood = age >= 0 && age < MULTIPASS_LIFETIME_MS && !used.has(multipassToken)
    if (named === null || !isGood) return BAD_MULTIPASS
    used.add(multipassToken)
    const { email, first_name: firstName = null, last_name: lastName = null } = named
    const known = customers.byEmail(email)
    const customer = known ?? customers.add({ email, password: '', firstName, lastName })
    customer.state = 'enabled'
    return done({ customerAccessToken: customerAccessTokenObject(tokens.issue(customer), parts) })
  }
}

/** The code is the schema's; field and message were not recorded from a store. */
const BAD_MULTIPASS = refused([
  userError('INVALID_MULTIPASS_REQUEST', null, 'Invalid Multipass request'),
])
