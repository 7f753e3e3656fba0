import type { ResolvedConfig } from './config/config.ts'
import { createEmitter, type Emit } from './events/emit-event.ts'
import { type Report, reportTo } from './events/report-misconfiguration.ts'
import { buyerIp } from './http/buyer-ip.ts'
import { isHttps } from './http/is-https.ts'
import type { CookieSite } from './session/cookie.ts'
import { customerAccessTokens } from './storefront/customer-access-token.ts'
import { type StorefrontApi, storefrontApi } from './storefront/storefront-api.ts'
import type { LiveTokens } from './storefront/token-source.ts'

/** What one request is to the session layer, whichever door it came through. */
export interface Visitor {
  readonly site: CookieSite
  /** The visitor's address as a trusted proxy tells it, or null. */
  buyerIp(): string | null
  /** Built on demand: most requests never ask the store. */
  api(): StorefrontApi
  readonly tokenSource: LiveTokens
  /** Tells the operator what only they can put right. */
  readonly report: Report
  readonly emit: Emit
}

/** A request as far as a visitor can be told from it. `url` is set where the runtime knows it. */
export interface VisitorRequest {
  readonly headers: Headers
  readonly url?: { readonly protocol: string } | undefined
  /** Keeps the runtime alive for what outlives the response. @default nothing does */
  readonly waitUntil?: (promise: Promise<unknown>) => void
}

/** Reads a request's headers. */
export function visitorOf(
  config: ResolvedConfig,
  { headers, url, waitUntil = () => undefined }: VisitorRequest,
): Visitor {
  const emit = createEmitter(headers, { listener: config.onEvent, waitUntil })
  const report = reportTo(config.store, emit)
  const ip = () => buyerIp(headers, config.clientIpHeader)
  const api = () =>
    storefrontApi({ store: config.store, timeoutMs: config.timeoutMs, buyerIp: ip(), report })
  return {
    site: siteOf(config, { headers, url }),
    buyerIp: ip,
    api,
    get tokenSource() {
      const buyer = { buyerIp: ip() }
      return config.tokenSource?.(buyer) ?? customerAccessTokens({ api: api(), report })
    },
    report,
    emit,
  }
}

/** Where a request's cookies live. */
export function siteOf(
  { cookieName }: ResolvedConfig,
  { headers, url }: Pick<VisitorRequest, 'headers' | 'url'>,
): CookieSite {
  return { cookieName, isHttps: isHttps(headers, url) }
}
