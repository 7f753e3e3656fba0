import { accountPaths } from './config/account-paths.ts'
import type { ResolvedConfig } from './config/config.ts'
import { safeReturnTo, withQuery } from './http/return-to.ts'
import { slashed } from './http/site-path.ts'
import type { RequestContext } from './request-context.ts'
import {
  type CurrentSession,
  currentSession,
  type SessionState,
  sessionState,
} from './session/session-state.ts'
import {
  type CustomerQuery,
  type CustomerQueryResult,
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
  readonly customerQuery: CustomerQuery
  /**
   * The login page, from where the visitor comes back to `returnTo` (a path of the app), and which
   * says why if a session has ended. For Next's redirects, which put the `basePath` before it.
   */
  readonly loginLocation: (returnTo: string) => string
}

/** Opens and checks the session of a request. Asks no store. Fails closed, never throws. */
export async function requestSession(context: RequestContext): Promise<RequestSession> {
  const { config } = context
  const read = await context.session()
  const current = currentSession(read, read.status === 'present' ? await config.now() : 0)
  const state = sessionState(current)
  return {
    current,
    state,
    async customerQuery<Data>(
      document: string,
      variables: Readonly<Record<string, unknown>> = {},
    ): Promise<CustomerQueryResult<Data>> {
      if (current.status === 'signed-out') return current
      // That of a customer account is asked at another API.
      if (current.session.customerAccount !== undefined) return { status: 'unavailable' }
      const { accessToken } = current.session.customerAccessToken
      return runCustomerQuery<Data>(readsOf(context), { document, variables, accessToken })
    },
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

/** One for each shop that this process serves. */
const breakers = new WeakMap<ResolvedConfig, ReadBreaker>()

function readsOf({ config, api, emit, waitUntil }: RequestContext): StorefrontApi {
  const breaker = breakers.get(config) ?? createReadBreaker(config)
  breakers.set(config, breaker)
  return breaker({ api, waitUntil, onBreaker: (change) => emit({ ...change, of: 'reads' }) })
}
