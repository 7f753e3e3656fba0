import type { ResolvedConfig } from './config/config.ts'
import { createEmitter, type Emit, type WaitUntil } from './events/emit-event.ts'
import { reportMisconfiguration } from './events/report-misconfiguration.ts'
import { buyerIp } from './http/buyer-ip.ts'
import { type CookieSite, isHttps } from './session/cookie.ts'
import { readSession } from './session/sealed-cookie.ts'
import type { SessionRead } from './session/session.ts'
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
  readonly tokenSource: () => LiveTokens
  /** Opens the session that the browser has sent. Asks no store. Fails closed, never throws. */
  readonly session: () => Promise<SessionRead>
}

/** Makes the context of a request. Reads headers only; all else is done when it is asked for. */
export function requestContext(
  config: ResolvedConfig,
  { headers, cookie, url, waitUntil: after }: IncomingRequest,
): RequestContext {
  const { store, timeoutMs } = config
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
  const access: StoreAccess = {
    api: storefrontApi({ store, timeoutMs, buyerIp: ip, report }),
    report,
  }
  return {
    ...access,
    config,
    headers,
    cookie,
    site,
    waitUntil,
    emit,
    buyerIp: ip,
    tokenSource: () => config.tokenSource?.({ buyerIp: ip() }) ?? customerAccessTokens(access),
    session: () => readSession(cookie, { config, site }),
  }
}
