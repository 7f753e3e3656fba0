import { reportClosedSeal } from './closed-seal.ts'
import { accountPaths } from './config/account-paths.ts'
import type { ResolvedConfig } from './config/config.ts'
import { accountApi } from './customer-account/account-api.ts'
import { NotAQueryError } from './errors.ts'
import { safeReturnTo, withQuery } from './http/return-to.ts'
import { slashed } from './http/site-path.ts'
import type { RequestContext } from './request-context.ts'
import { type Session, tokenOf } from './session/session.ts'
import {
  type CurrentSession,
  currentSession,
  type SessionState,
  sessionState,
} from './session/session-state.ts'
import {
  type CustomerDocument,
  type CustomerQuery,
  type CustomerQueryResult,
  runAccountQuery,
  runCustomerQuery,
} from './storefront/customer-query.ts'
import { createReadBreaker, type ReadBreaker } from './storefront/read-breaker.ts'
import type { StorefrontApi } from './storefront/storefront-api.ts'

/** The session of one request, and what server code asks with it. */
export interface RequestSession {
  /** With the token. */
  readonly current: CurrentSession
  /** Without it. */
  readonly state: SessionState
  /** Which API answers for the customer. */
  readonly kind: AccountKind
  /** Runs a document of the API that answers for the customer. */
  readonly query: CustomerQuery<string>
  /** Runs the document, or that one of two, which is of that API. */
  readonly customerQuery: CustomerQuery
  /** Asks the Storefront API what everybody may know. */
  readonly storefront: StorefrontApi
  /**
   * The login page, from where the visitor comes back to `returnTo` (a path of the app), and which
   * says why if a session has ended. For Next's redirects, which put the `basePath` before it.
   */
  readonly loginLocation: (returnTo: string) => string
}

/** How a customer has logged in, and so which API answers for them. */
export type AccountKind = 'storefront' | 'customerAccount'

/** Opens and checks the session of a request. Asks no store. Fails closed, never throws. */
export async function requestSession(context: RequestContext): Promise<RequestSession> {
  const { config } = context
  const read = await context.session()
  await reportClosedSeal(context, read)
  const current = currentSession(read, read.status === 'present' ? await config.now() : 0)
  const state = sessionState(current)
  const kind = kindOf(current)
  const query: CustomerQuery<string> = async (document, variables = {}) =>
    current.status === 'signed-out'
      ? current
      : queryAs(context, current.session, { document, variables })
  return {
    current,
    state,
    kind,
    query,
    async customerQuery<Data>(
      document: CustomerDocument,
      variables: Readonly<Record<string, unknown>> = {},
    ): Promise<CustomerQueryResult<Data>> {
      return current.status === 'signed-out'
        ? current
        : query<Data>(documentOf(document, { kind, config }), variables)
    },
    storefront: readsOf(context, 'storefront', context.api),
    loginLocation(returnTo) {
      const paths = accountPaths(config)
      const location = withQuery(paths.login, {
        returnTo: safeReturnTo(returnTo, paths.account),
        reason: state.status === 'signed-out' ? state.reason : undefined,
      })
      return slashed(location)
    },
  }
}

function kindOf(current: CurrentSession): AccountKind {
  return current.status === 'signed-in' && current.session.customerAccount !== undefined
    ? 'customerAccount'
    : 'storefront'
}

/**
 * The document for customers of this kind. With both doors open a single one is refused whoever is
 * signed in: it would fail for the others, whom nobody tries the page with.
 *
 * @throws {NotAQueryError}
 */
function documentOf(
  document: CustomerDocument,
  { kind, config }: { kind: AccountKind; config: ResolvedConfig },
): string {
  if (typeof document !== 'string') return document[kind]
  if (config.customerAccount !== null && config.legacyAccounts) throw new NotAQueryError(BOTH_KINDS)
  return document
}

const BOTH_KINDS =
  'customerQuery() was given one document, and this shop has customers of both kinds (legacyAccounts). Give it one of each: { storefront, customerAccount }.'

interface Asked {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
}

function queryAs<Data>(
  context: RequestContext,
  session: Session,
  asked: Asked,
): Promise<CustomerQueryResult<Data>> {
  const { accessToken } = tokenOf(session)
  if (session.customerAccount === undefined) {
    const api = readsOf(context, 'storefront', context.api)
    return runCustomerQuery<Data>(api, { ...asked, accessToken })
  }
  const api = readsOf(context, 'customerAccount', accountApi(context, session.customerAccount))
  return runAccountQuery<Data>(api, { ...asked, accessToken })
}

/** One for each shop that this process serves, and for each API: they need not hang together. */
const breakers = new WeakMap<ResolvedConfig, Map<AccountKind, ReadBreaker>>()

function readsOf(
  { config, emit, waitUntil }: RequestContext,
  kind: AccountKind,
  api: StorefrontApi,
): StorefrontApi {
  const ofShop = breakers.get(config) ?? new Map<AccountKind, ReadBreaker>()
  breakers.set(config, ofShop)
  const breaker = ofShop.get(kind) ?? createReadBreaker(config)
  ofShop.set(kind, breaker)
  return breaker({ api, waitUntil, onBreaker: (change) => emit({ ...change, of: 'reads' }) })
}
