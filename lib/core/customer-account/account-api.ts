import type { CustomerAccountTokens } from '../session/session.ts'
import type { Report } from '../storefront/store-config.ts'
import type { StorefrontApi } from '../storefront/storefront-api.ts'
import type { AccountAccess } from './ask-token-endpoint.ts'
import { askAccountApi } from './customer-account-api.ts'

/** Where customer accounts are asked; null where no client of them is configured any more. */
export interface AccountApiAccess {
  readonly accountAccess: AccountAccess | null
  readonly report: Report
}

/** The Customer Account API on behalf of one customer, asked as the Storefront API is. */
export function accountApi(
  { accountAccess, report }: AccountApiAccess,
  { accessToken }: CustomerAccountTokens,
): StorefrontApi {
  return async function callAccountApi(operation) {
    if (accountAccess !== null) return askAccountApi(accountAccess, { ...operation, accessToken })
    report('customer-account-client')
    return { outcome: 'misconfigured', problem: 'customer-account-client' }
  }
}
