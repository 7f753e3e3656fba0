import { jsonObject } from '../http/json-object.ts'
import { type CustomerAccessToken, readToken } from '../session/session.ts'
import { type AskedStore, probeCustomer } from '../storefront/customer-access-token.ts'
import { isAccessDenied } from '../storefront/storefront-reply.ts'
import type { CreateOutcome, Credentials } from '../storefront/token-source.ts'
import { INVALID_RESPONSE, lacksScope, storeFailure } from '../storefront/token-source-failure.ts'
import type { AccountVisit } from './account-visit.ts'

/** Exchanges credentials for a token, at the shop's own source of tokens if it has one. */
export function createToken(
  { config, visitor }: Pick<AccountVisit, 'config' | 'visitor'>,
  credentials: Credentials,
): Promise<CreateOutcome> {
  const own = config.tokenSource?.({ buyerIp: visitor.buyerIp() })
  if (own !== undefined) return own.create(credentials)
  return customerAccessTokenCreate({ api: visitor.api(), report: visitor.report }, credentials)
}

/** Asks the Storefront API for a token, and then whose it is. */
export async function customerAccessTokenCreate(
  store: AskedStore,
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
  store: AskedStore,
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
