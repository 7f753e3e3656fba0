import { cookies, headers } from 'next/headers.js'
// Without ".js": Next swaps this specifier by layer, and a route handler cannot be built with the file.
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { accountPaths } from '../core/account/account-paths.ts'
import { type ShopOptions, shopOfRequest } from '../core/config/shop-of-request.ts'
import { loginLocation, safeReturnTo } from '../core/http/return-to.ts'
import { sessionOfRequest } from '../core/request-session.ts'
import { type SessionState, type SignedIn, sessionState } from '../core/session/session-state.ts'
import { type CustomerQueryResult, runCustomerQuery } from '../core/storefront/customer-query.ts'
import { customerAccount } from './customer-account.ts'
import type { CustomerAccount } from './customer-account-types.ts'
import { taintToken } from './taint-token.ts'

/** What a shop's server code can ask about its visitor. */
export interface ServerSession extends CustomerAccount {
  /**
   * Who is signed in. The gate: it opens and checks the cookie itself and never trusts that
   * middleware ran. Fails closed. Asks no store; once per request, however often it is called.
   */
  getSession(): Promise<SessionState>
  /**
   * Who is signed in, or the login page, from where the visitor comes back to `returnTo` (a path
   * of this site).
   */
  requireSession(returnTo: string): Promise<SignedIn>
  /**
   * Runs a query as the customer. The document declares `$customerAccessToken: String!`; its
   * value is put in here, and neither the data nor an error that comes back contains it or the
   * credentials that Shopify hides in address ids.
   *
   * @throws {NotAQueryError} if the document is something else than one query with that variable.
   *
   * @example
   * const result = await customerQuery<{ customer: { email: string } }>(`#graphql
   *   query Email($customerAccessToken: String!) {
   *     customer(customerAccessToken: $customerAccessToken) { email }
   *   }`)
   * if (result.status === 'ok') show(result.data.customer.email)
   */
  customerQuery<Data>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<CustomerQueryResult<Data>>
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
    const [cookieStore, headerStore] = await Promise.all([cookies(), headers()])
    const opened = await sessionOfRequest(shopOf(headerStore).config(), {
      headers: headerStore,
      cookie: (name) => cookieStore.get(name)?.value,
    })
    const { current } = opened
    if (current.status === 'signed-in')
      taintToken(current.session, current.session.customerAccessToken.accessToken)
    return opened
  })

  async function getSession(): Promise<SessionState> {
    return sessionState((await open()).current)
  }

  async function requireSession(returnTo: string): Promise<SignedIn> {
    const { config, current } = await open()
    const session = sessionState(current)
    if (session.status === 'signed-in') return session
    const paths = accountPaths(config)
    const { reason } = session
    redirect(
      loginLocation(paths.login, {
        returnTo: safeReturnTo(returnTo, paths.account),
        ...(reason === undefined ? {} : { reason }),
      }),
    )
  }

  async function customerQuery<Data>(
    document: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<CustomerQueryResult<Data>> {
    const { visitor, current } = await open()
    if (current.status === 'signed-out') return current
    const { accessToken } = current.session.customerAccessToken
    return runCustomerQuery<Data>(visitor.api(), { document, variables, accessToken })
  }

  return { getSession, requireSession, customerQuery, ...customerAccount(customerQuery) }
}
