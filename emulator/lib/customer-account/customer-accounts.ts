import type { CustomerRecord } from '../customers/customers.ts'
import { accountRootFields } from './api/account-root-fields.ts'
import { type AuthorizationServer, createAuthorizationServer } from './authorization-server.ts'
import { type CustomerAccountsOptions, customerAccountClient } from './client.ts'
import type { CustomerAccountParts } from './customer-account-parts.ts'
import type { CustomerTokens } from './issue-tokens.ts'
import { createLoginCodes } from './login-codes.ts'

/** The customer accounts of a store, as a test sees them. */
export interface CustomerAccounts
  extends Pick<
    ReturnType<typeof createCustomerAccounts>,
    'client' | 'grants' | 'revoke' | 'endAll' | 'issueTokens'
  > {}

/** What there is behind the hosted pages, the token endpoint and the Customer Account API. */
export function createCustomerAccounts(
  store: Omit<CustomerAccountParts, 'client'>,
  options: CustomerAccountsOptions | undefined,
) {
  const { records } = store
  const parts = { ...store, client: customerAccountClient(options) }
  let server: Promise<AuthorizationServer> | undefined
  return {
    /** The one client, with all of its defaults. */
    client: parts.client,
    records,
    codes: createLoginCodes(parts),
    /** The root fields of the Customer Account API for a customer. */
    rootFields: (customer: CustomerRecord) => accountRootFields(customer, parts),
    /** Created when it is first wanted: who logs in with a password need not load it. */
    server(): Promise<AuthorizationServer> {
      server ??= createAuthorizationServer(parts)
      return server
    },
    /** What customers have allowed, as far as a token of it is good for anything. */
    grants: records.grants,
    /** Ends a grant with all of its tokens. */
    revoke: records.revoke,
    /** Ends everything: every grant, and what the hosted page remembers of browsers. */
    endAll: records.endAll,
    /** Tokens for a customer who has not logged in. */
    async issueTokens(customer: CustomerRecord): Promise<CustomerTokens> {
      return (await this.server()).issueTokens(customer)
    },
  }
}
