import type { ResolvedConfig } from './config/config.ts'
import type { AccountAccess } from './customer-account/ask-token-endpoint.ts'
import { refreshTokens } from './customer-account/customer-account-tokens.ts'
import { moveOf } from './customer-account/legacy-move.ts'
import { createEmitter, type Emit, type WaitUntil } from './events/emit-event.ts'
import { reportMisconfiguration } from './events/report-misconfiguration.ts'
import { buyerIp } from './http/buyer-ip.ts'
import { unlessRevoked } from './request-sharing.ts'
import { type CookieSite, isHttps } from './session/cookie.ts'
import { readSession } from './session/sealed-cookie.ts'
import type { SessionRead, StorefrontSession } from './session/session.ts'
import { type MoveFailure, type SessionTokens, sessionTokens } from './session/session-tokens.ts'
import type { LiveTokens } from './session/token-source.ts'
import { customerAccessTokens } from './storefront/customer-access-token.ts'
import type { Report } from './storefront/store-config.ts'
import { type StoreAccess, storefrontApi } from './storefront/storefront-api.ts'

/** A request as it arrives at an entry point. */
export interface IncomingRequest {
  readonly headers: Headers
  readonly cookie: (name: string) => string | undefined
  /** Set where the runtime knows it. */
  readonly url?: { readonly protocol: string } | undefined
  /** Next's `after`, or that of the middleware's event. @default nothing keeps the runtime alive */
  readonly waitUntil?: WaitUntil
}

/** One request, as the session layer knows it; made once by an entry point and handed through. */
export interface RequestContext extends StoreAccess {
  readonly config: ResolvedConfig
  readonly headers: Headers
  readonly cookie: IncomingRequest['cookie']
  /** Where the request's cookies are set. */
  readonly site: CookieSite
  /** Keeps the runtime alive for what outlives the response. Never throws. */
  readonly waitUntil: WaitUntil
  readonly emit: Emit
  /** The buyer's address as a trusted proxy sends it, or null. */
  readonly buyerIp: () => string | null
  /** Who asks about customer accounts; null where customers log in by e-mail and password alone. */
  readonly accountAccess: AccountAccess | null
  /** Where the customer access tokens of the Storefront API are from. */
  readonly tokenSource: () => LiveTokens
  /** Where the tokens of sessions of either kind are from. */
  readonly tokens: () => SessionTokens
  /**
   * Opens the session that the browser has sent, unless it has been ended elsewhere: that is asked of
   * the shared store, where there is one, now and then. Fails closed on the cookie, open on that store;
   * never throws.
   */
  readonly session: () => Promise<SessionRead>
  /** The same without that question: for whoever ends it, and for the middleware before it acts. */
  readonly cookieSession: () => SessionRead | Promise<SessionRead>
}

/** Makes the context of a request. Reads headers only; all else is done when it is asked for. */
export function requestContext(
  config: ResolvedConfig,
  { headers, cookie, url, waitUntil: after }: IncomingRequest,
): RequestContext {
  const { store, timeoutMs } = config
  const watch = config.watch?.request
  const site = { cookieName: config.cookieName, isHttps: isHttps(headers, url) }
  const waitUntil: WaitUntil = (promise) => {
    try {
      after?.(promise)
    } catch {
      // Outside of a request of Next, its `after` throws; there is no runtime to be kept alive.
    }
  }
  const emit = createEmitter(headers, { listener: config.onEvent, waitUntil })
  const report: Report = (problem) => reportMisconfiguration(problem, { store, emit })
  const ip = () => buyerIp(headers, config.clientIpHeader)
  const origin = () => config.siteOrigin ?? originOf(headers, site)
  const account = config.customerAccount
  const accountAccess =
    account === null
      ? null
      : { account, siteOrigin: origin, timeoutMs, report, now: config.now, watch }
  const access: StoreAccess = {
    api: storefrontApi({ store, timeoutMs, buyerIp: ip, report, watch }),
    report,
  }
  const tokenSource = () => config.tokenSource?.({ buyerIp: ip() }) ?? customerAccessTokens(access)
  const cookieSession = () => readSession(cookie, { config, site })
  return {
    ...access,
    config,
    headers,
    cookie,
    site,
    waitUntil,
    emit,
    buyerIp: ip,
    accountAccess,
    tokenSource,
    tokens: () =>
      sessionTokens({
        storefront: tokenSource(),
        renewAccount: async (tokens) =>
          accountAccess === null ? NO_CLIENT : refreshTokens(accountAccess, tokens),
        move: moveWith(config, { accountAccess, store: access, emit }),
      }),
    session: async () => unlessRevoked(await cookieSession(), { config, emit, waitUntil }),
    cookieSession,
  }
}

/** How sessions move to customer accounts; null where the shop does not want it, or has no such sessions. */
function moveWith(
  { options: { moveLegacySessions }, tokenSource }: ResolvedConfig,
  tools: Pick<RequestContext, 'accountAccess' | 'emit'> & { readonly store: StoreAccess },
) {
  const { accountAccess: access, store, emit } = tools
  const move = moveLegacySessions && moveOf(moveLegacySessions)
  if (!move || access === null || tokenSource !== null) return null
  const onFailure = (cause: MoveFailure) => emit({ type: 'move-failed', cause })
  return (session: StorefrontSession) => move({ access, store, onFailure }, session)
}

/** A session of the time before somebody took the client out of the configuration. */
const NO_CLIENT = { outcome: 'misconfigured', problem: 'customer-account-client' } as const

/** The origin that was asked for: while a shop is developed, at whatever port that is. */
function originOf(headers: Headers, { isHttps: isSecure }: CookieSite): string {
  return `${isSecure ? 'https' : 'http'}://${headers.get('host') ?? 'localhost'}`
}
