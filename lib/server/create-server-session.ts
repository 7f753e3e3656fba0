// Without ".js": Next swaps this specifier by layer, and a route handler cannot be built with the file.
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { readTyped } from '../core/account/typed-cookie.ts'
import type { TypedFields } from '../core/account/typed-fields.ts'
import { type ShopOptions, shopOfRequest } from '../core/config/shop-of-request.ts'
import { requestSession } from '../core/request-session.ts'
import {
  type Revocation,
  type RevokedCustomer,
  revokeSession,
  revokeSessions,
  sessionId,
} from '../core/revoke-sessions.ts'
import { tokenOf } from '../core/session/session.ts'
import type { SessionState, SignedIn } from '../core/session/session-state.ts'
import type { CustomerDocument, CustomerQueryResult } from '../core/storefront/customer-query.ts'
import { customerAccount } from './customer-account.ts'
import type { CustomerAccount } from './customer-account-types.ts'
import { serverContext } from './server-context.ts'
import { taintToken } from './taint-token.ts'

/** What a shop's server code can ask about its visitor. */
export interface ServerSession extends CustomerAccount {
  /**
   * Who is signed in. The gate: it opens and checks the cookie itself and never trusts that
   * middleware ran. Fails closed. Asks nobody but the store that instances share, if there is one, and that
   * every thirty seconds at most; once per request, however often it is called.
   */
  getSession(): Promise<SessionState>
  /**
   * Who is signed in, or the login page, from where the visitor comes back to `returnTo` (a path
   * of this site).
   */
  requireSession(returnTo: string): Promise<SignedIn>
  /**
   * What was typed into the plain form that failed a moment ago, for its page to keep it, by the
   * names of its fields; never a password. Empty otherwise. A server action has it in its state.
   *
   * @example
   * <input type="email" name="email" defaultValue={(await getTyped())['email']} />
   */
  getTyped(): Promise<TypedFields>
  /**
   * Runs a query as the customer. Neither the data nor an error that comes back contains the token or
   * the credentials that Shopify hides in address ids.
   *
   * Customers who log in by e-mail and password are asked about at the Storefront API: the document
   * declares `$customerAccessToken: String!`, whose value is put in here. Those who log in on Shopify's
   * page are at the Customer Account API, whose documents name no customer. A shop with both
   * (`legacyAccounts`) gives one document of each, `{ storefront, customerAccount }`.
   *
   * @throws {NotAQueryError} if the document is something else than one query of the API that answers
   * for the customer.
   *
   * @example
   * const result = await customerQuery<{ customer: { email: string } }>(`#graphql
   *   query Email($customerAccessToken: String!) {
   *     customer(customerAccessToken: $customerAccessToken) { email }
   *   }`)
   * if (result.status === 'ok') show(result.data.customer.email)
   *
   * @example
   * import type { Customer } from '@shopify/hydrogen-react/customer-account-api-types'
   *
   * const result = await customerQuery<{ customer: Pick<Customer, 'imageUrl'> }>(`#graphql
   *   query Picture { customer { imageUrl } }`)
   * if (result.status === 'ok') show(result.data.customer.imageUrl)
   */
  customerQuery<Data>(
    document: CustomerDocument,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<CustomerQueryResult<Data>>
  /**
   * What names the visitor's session from its log-in to its end, for `revokeSession`; null without one.
   * It proves nothing, but says who the customer is: keep it on the server.
   */
  getSessionId(): Promise<string | null>
  /**
   * Ends one session, on every instance, within `revocationCheckSeconds`. Needs a shared store.
   *
   * @throws {ConfigurationError} without one.
   */
  revokeSession(sessionId: string): Promise<Revocation>
  /**
   * Ends all sessions of a customer that have begun by now, on every instance, within
   * `revocationCheckSeconds`. Needs a shared store. Shopify's tokens are left as they are: no cookie
   * gives them away any more.
   *
   * @throws {ConfigurationError} without one.
   *
   * @example
   * const { status } = await revokeSessions({ customerId: 'gid://shopify/Customer/1' })
   * if (status === 'unavailable') show('Try again in a minute.')
   */
  revokeSessions(customer: RevokedCustomer): Promise<Revocation>
}

/**
 * Creates the server side of the session for a shop with options. With none, import
 * `getSession`, `requireSession` and `customerQuery` directly.
 *
 * @throws {ConfigurationError} from its functions, when first called, if settings are missing.
 *
 * @example
 * // app/session.ts
 * export const { getSession, requireSession, customerQuery } = createServerSession(sessionOptions)
 */
export function createServerSession(options: ShopOptions = {}): ServerSession {
  const shopOf = shopOfRequest(options)

  const open = cache(async () => {
    const session = await requestSession(await serverContext(shopOf))
    const { current } = session
    if (current.status === 'signed-in') {
      const { customerAccount: tokens } = current.session
      taintToken(current.session, tokenOf(current.session).accessToken)
      if (tokens) taintToken(current.session, tokens.refreshToken)
    }
    return session
  })

  async function requireSession(returnTo: string): Promise<SignedIn> {
    const { state, loginLocation } = await open()
    return state.status === 'signed-in' ? state : redirect(loginLocation(returnTo))
  }

  async function customerQuery<Data>(
    document: CustomerDocument,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<CustomerQueryResult<Data>> {
    return (await open()).customerQuery<Data>(document, variables)
  }

  return {
    getSession: async () => (await open()).state,
    requireSession,
    async getTyped() {
      const context = await serverContext(shopOf)
      return readTyped(context.cookie, context)
    },
    customerQuery,
    getSessionId: async () => sessionId(await serverContext(shopOf)),
    revokeSession: async (id) => revokeSession(await serverContext(shopOf), id),
    revokeSessions: async (customer) => revokeSessions(await serverContext(shopOf), customer),
    ...customerAccount(open),
  }
}
