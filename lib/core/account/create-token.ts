import { jsonObject } from '../http/json-object.ts'
import { type CustomerAccessToken, readToken } from '../session/session.ts'
import type { CreateOutcome, Credentials } from '../session/token-source.ts'
import { probeCustomer } from '../storefront/customer-access-token.ts'
import type { StoreAccess } from '../storefront/storefront-api.ts'
import { isAccessDenied } from '../storefront/storefront-reply.ts'
import { INVALID_RESPONSE, lacksScope, storeFailure } from '../storefront/token-source-failure.ts'
import type { ActionContext } from './action-context.ts'

/** Exchanges credentials for a token, at the shop's own source of tokens if it has one. */
export function createToken(
  context: ActionContext,
  credentials: Credentials,
): Promise<CreateOutcome> {
  const own = context.config.tokenSource?.({ buyerIp: context.buyerIp() })
  if (own !== undefined) return own.create(credentials)
  return customerAccessTokenCreate(context, credentials)
}

/** Asks the Storefront API for a token, and then whose it is. */
export async function customerAccessTokenCreate(
  store: StoreAccess,
  { email, password }: Credentials,
): Promise<CreateOutcome> {
  const reply = await store.api({
    document: `mutation customerAccessTokenCreate($input: CustomerAccessTokenCreateInput!) {
      customerAccessTokenCreate(input: $input) {
        customerAccessToken { accessToken expiresAt }
        customerUserErrors { code }
      }
    }`,
    variables: { input: { email, password } },
  })
  if (reply.status !== 'answered') return storeFailure(reply)
  if (reply.errors.some(isAccessDenied)) return lacksScope(store.report)
  const { customerAccessToken, customerUserErrors } =
    jsonObject(reply.data['customerAccessTokenCreate']) ?? {}
  if (!Array.isArray(customerUserErrors)) return INVALID_RESPONSE
  if (customerUserErrors.length > 0) return { outcome: 'unidentified' }
  const token = readToken(customerAccessToken)
  return token === null ? INVALID_RESPONSE : identify(store, token)
}

/** A new token is worth nothing to us until we know whose it is. */
export async function identify(
  store: StoreAccess,
  token: CustomerAccessToken,
): Promise<CreateOutcome> {
  const probed = await probeCustomer(store, token)
  switch (probed.outcome) {
    case 'alive':
      return { outcome: 'created', customerAccessToken: token, customer: probed.customer }
    case 'dead':
      return INVALID_RESPONSE
    default:
      return probed
  }
}
