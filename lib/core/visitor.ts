import { buyerIp } from './buyer-ip.ts'
import type { ResolvedConfig } from './config.ts'
import type { CookieSite } from './cookie.ts'
import { customerAccessTokenSource } from './customer-access-token.ts'
import { isHttps } from './is-https.ts'
import { type Report, reportTo } from './report.ts'
import { type StorefrontApi, storefrontApi } from './storefront-api.ts'
import type { TokenSource } from './token-source.ts'

/** What one request is to the session layer, whichever door it came through. */
export interface Visitor {
  readonly site: CookieSite
  /** Built on demand: most requests never ask the store. */
  api(): StorefrontApi
  tokenSource(): TokenSource
  /** Tells the operator what only they can put right. */
  readonly report: Report
}

/** Reads a request's headers. `url` is the request's own, where the runtime knows it. */
export function visitorOf(
  config: ResolvedConfig,
  headers: Headers,
  url?: { readonly protocol: string },
): Visitor {
  const report = reportTo(config.store)
  const api = () =>
    storefrontApi({
      store: config.store,
      timeoutMs: config.timeoutMs,
      buyerIp: buyerIp(headers, config.clientIpHeader),
      report,
    })
  return {
    site: { cookieName: config.cookieName, isHttps: isHttps(headers, url) },
    api,
    tokenSource: () => customerAccessTokenSource({ api: api(), report }),
    report,
  }
}
