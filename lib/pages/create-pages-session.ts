import { readTyped } from '../core/account/typed-cookie.ts'
import type { TypedFields } from '../core/account/typed-fields.ts'
import { type ShopOptions, shopOfRequest } from '../core/config/shop-of-request.ts'
import { type RequestContext, requestContext } from '../core/request-context.ts'
import { requestSession } from '../core/request-session.ts'
import type { SessionState } from '../core/session/session-state.ts'
import type { CustomerDocument, CustomerQueryResult } from '../core/storefront/customer-query.ts'

/** `context.req` of `getServerSideProps`, or the request of an API route. */
export interface PagesRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly cookies: Readonly<Partial<Record<string, string>>>
}

/** What `getServerSideProps` answers with, to send a visitor elsewhere. */
export interface PagesRedirect {
  readonly redirect: { readonly destination: string; readonly permanent: false }
}

/** What the pages of a shop can ask about their visitor. */
export interface PagesSession {
  /**
   * Who is signed in; safe to hand to the page as a prop. The gate: it opens and checks the cookie
   * itself and never trusts that middleware ran. Fails closed, and asks no store.
   */
  getSession(request: PagesRequest): Promise<SessionState>
  /**
   * The way to the login page, from where the visitor comes back to `returnTo` (a path of this
   * site), and which says why if a session has ended.
   */
  loginRedirect(request: PagesRequest, returnTo: string): Promise<PagesRedirect>
  /**
   * What was typed into the plain form that failed a moment ago, for its page to keep it, by the
   * names of its fields; never a password. Empty otherwise.
   */
  getTyped(request: PagesRequest): Promise<TypedFields>
  /**
   * Runs a query as the customer. Neither the data nor an error that comes back contains the token or
   * the credentials that Shopify hides in address ids. For customers who log in by e-mail and password
   * the document declares `$customerAccessToken: String!`, whose value is put in here; for those who log
   * in on Shopify's page it is one of the Customer Account API. A shop with both gives one of each,
   * `{ storefront, customerAccount }`.
   *
   * @throws {NotAQueryError} if the document is something else than one query of the API that answers
   * for the customer.
   */
  customerQuery<Data>(
    request: PagesRequest,
    document: CustomerDocument,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<CustomerQueryResult<Data>>
}

/**
 * Creates what the Pages Router can ask about the session, for a shop with options. With none,
 * import `getSession`, `loginRedirect` and `customerQuery` directly. The middleware and the route
 * handlers are those of every shop; Next serves `app/api` beside `pages`.
 *
 * @throws {ConfigurationError} from its functions, when first called, if settings are missing.
 *
 * @example
 * // pages/account.tsx
 * export const getServerSideProps = (async ({ req }) => {
 *   const session = await getSession(req)
 *   return session.status === 'signed-in' ? { props: { session } } : loginRedirect(req, '/account')
 * }) satisfies GetServerSideProps
 */
export function createPagesSession(options: ShopOptions = {}): PagesSession {
  const shopOf = shopOfRequest(options)

  function contextOf(request: PagesRequest): RequestContext {
    const headers = headersOf(request)
    const cookie = (name: string) => request.cookies[name]
    return requestContext(shopOf(headers).config(), { headers, cookie })
  }

  const open = async (request: PagesRequest) => requestSession(contextOf(request))

  return {
    async getSession(request) {
      return (await open(request)).state
    },

    async loginRedirect(request, returnTo) {
      const destination = (await open(request)).loginLocation(returnTo)
      return { redirect: { destination, permanent: false } }
    },

    async getTyped(request) {
      const context = contextOf(request)
      return readTyped(context.cookie, context)
    },

    async customerQuery<Data>(
      request: PagesRequest,
      document: CustomerDocument,
      variables?: Readonly<Record<string, unknown>>,
    ): Promise<CustomerQueryResult<Data>> {
      return (await open(request)).customerQuery<Data>(document, variables)
    },
  }
}

function headersOf({ headers }: PagesRequest): Headers {
  const entries = Object.entries(headers).flatMap(([name, value = []]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  )
  return new Headers(entries)
}
