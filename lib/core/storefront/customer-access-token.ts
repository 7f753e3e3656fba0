import { jsonObject } from '../http/json-object.ts'
import { type CustomerAccessToken, readToken } from '../session/session.ts'
import type { LiveTokens, RenewOutcome, RevokeOutcome } from '../session/token-source.ts'
import { askCustomer, askStorefront, SESSION_CUSTOMER } from './ask-storefront.ts'
import type { StoreAccess } from './storefront-api.ts'

/**
 * The Storefront API's own customer access tokens: 42 days long, extended by themselves, no
 * refresh token. The functions behind it are named after the mutations that they send. A scope
 * that our API token lacks is reported. How they are created is in
 * `account/log-in.ts`, since no middleware needs it.
 */
export function customerAccessTokens(store: StoreAccess): LiveTokens {
  return {
    renew: (token) => customerAccessTokenRenew(store, token),
    revoke: (token) => customerAccessTokenDelete(store, token),
    probe: (token) => askCustomer(store, token, SESSION_CUSTOMER),
  }
}

/** Renew answers plain `userErrors` without a code, so any answer without a token is a refusal. */
function customerAccessTokenRenew(
  store: StoreAccess,
  { accessToken }: CustomerAccessToken,
): Promise<RenewOutcome> {
  return askStorefront<RenewOutcome>(store, {
    document: `mutation customerAccessTokenRenew($customerAccessToken: String!) {
      customerAccessTokenRenew(customerAccessToken: $customerAccessToken) {
        customerAccessToken { accessToken expiresAt }
        userErrors { field message }
      }
    }`,
    variables: { customerAccessToken: accessToken },
    denied: { outcome: 'refused' },
    parse: ({ customerAccessTokenRenew: payload }) => renewOutcome(payload),
  })
}

/** Null in either place is a no; what is neither a token nor null cannot be an answer. */
function renewOutcome(payload: unknown): RenewOutcome | null {
  if (payload === null) return { outcome: 'refused' }
  const { customerAccessToken } = jsonObject(payload) ?? {}
  if (customerAccessToken === null) return { outcome: 'refused' }
  const token = readToken(customerAccessToken)
  return token === null ? null : { outcome: 'renewed', customerAccessToken: token }
}

const REVOKED: RevokeOutcome = { outcome: 'revoked' }

/**
 * Never selects `deletedAccessToken`: it would echo the secret. A denial means that the token was
 * dead already; any other error leaves open whether it is.
 */
function customerAccessTokenDelete(
  store: StoreAccess,
  { accessToken }: CustomerAccessToken,
): Promise<RevokeOutcome> {
  return askStorefront<RevokeOutcome>(store, {
    document: `mutation customerAccessTokenDelete($customerAccessToken: String!) {
      customerAccessTokenDelete(customerAccessToken: $customerAccessToken) {
        deletedCustomerAccessTokenId
        userErrors { field message }
      }
    }`,
    variables: { customerAccessToken: accessToken },
    denied: REVOKED,
    parse: () => REVOKED,
  })
}
