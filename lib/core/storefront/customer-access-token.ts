import { jsonObject } from '../http/json-object.ts'
import { type CustomerAccessToken, readCustomer, readToken } from '../session/session.ts'
import type {
  LiveTokens,
  ProbeOutcome,
  RenewOutcome,
  RevokeOutcome,
} from '../session/token-source.ts'
import type { StoreAccess } from './storefront-api.ts'
import { isAccessDenied } from './storefront-reply.ts'
import { INVALID_RESPONSE, lacksScope, storeFailure } from './token-source-failure.ts'

/**
 * The Storefront API's own customer access tokens: 42 days long, extended by themselves, no
 * refresh token. The functions behind it are named after the mutations that they send. A scope
 * that our API token lacks is reported, whoever asked. How they come into the world is in
 * `account/create-token.ts`, since no middleware needs it.
 */
export function customerAccessTokens(store: StoreAccess): LiveTokens {
  return {
    renew: (token) => customerAccessTokenRenew(store, token),
    revoke: (token) => customerAccessTokenDelete(store, token),
    probe: (token) => probeCustomer(store, token),
  }
}

/** Renew answers plain `userErrors` without a code, so any answer without a token is a refusal. */
async function customerAccessTokenRenew(
  { api }: StoreAccess,
  { accessToken }: CustomerAccessToken,
): Promise<RenewOutcome> {
  const reply = await api({
    document: `mutation customerAccessTokenRenew($customerAccessToken: String!) {
      customerAccessTokenRenew(customerAccessToken: $customerAccessToken) {
        customerAccessToken { accessToken expiresAt }
        userErrors { field message }
      }
    }`,
    variables: { customerAccessToken: accessToken },
  })
  if (reply.status !== 'answered') return storeFailure(reply)
  if (reply.errors.some(isAccessDenied)) return { outcome: 'refused' }
  const payload = reply.data['customerAccessTokenRenew']
  if (payload === undefined || reply.errors.length > 0) return INVALID_RESPONSE
  return renewOutcome(payload)
}

/** Null in either place is a no; what is neither a token nor null is nothing at all. */
function renewOutcome(payload: unknown): RenewOutcome {
  if (payload === null) return { outcome: 'refused' }
  const { customerAccessToken } = jsonObject(payload) ?? {}
  if (customerAccessToken === null) return { outcome: 'refused' }
  const token = readToken(customerAccessToken)
  return token === null ? INVALID_RESPONSE : { outcome: 'renewed', customerAccessToken: token }
}

/**
 * Never selects `deletedAccessToken`: it would echo the secret. A denial means that the token was
 * dead already; any other error leaves open whether it is.
 */
async function customerAccessTokenDelete(
  { api }: StoreAccess,
  { accessToken }: CustomerAccessToken,
): Promise<RevokeOutcome> {
  const reply = await api({
    document: `mutation customerAccessTokenDelete($customerAccessToken: String!) {
      customerAccessTokenDelete(customerAccessToken: $customerAccessToken) {
        deletedCustomerAccessTokenId
        userErrors { field message }
      }
    }`,
    variables: { customerAccessToken: accessToken },
  })
  if (reply.status !== 'answered') return storeFailure(reply)
  return reply.errors.every(isAccessDenied) ? { outcome: 'revoked' } : INVALID_RESPONSE
}

/**
 * The only safe question whether a token is dead: Shopify answers `customer: null` without an
 * error. A denied field means that our API token lacks a scope.
 */
export async function probeCustomer(
  { api, report }: StoreAccess,
  { accessToken }: CustomerAccessToken,
): Promise<ProbeOutcome> {
  const reply = await api({
    document: `query customer($customerAccessToken: String!) {
      customer(customerAccessToken: $customerAccessToken) { id firstName lastName displayName }
    }`,
    variables: { customerAccessToken: accessToken },
  })
  if (reply.status !== 'answered') return storeFailure(reply)
  if (reply.errors.some(isAccessDenied)) return lacksScope(report)
  const answer = reply.data['customer']
  if (answer === undefined || reply.errors.length > 0) return INVALID_RESPONSE
  if (answer === null) return { outcome: 'dead' }
  const customer = readCustomer(answer)
  return customer === null ? INVALID_RESPONSE : { outcome: 'alive', customer }
}
