import type { NextRequest, NextResponse } from 'next/server.js'
import { actionContext } from '../../core/account/action-context.ts'
import type { SessionOptions } from '../../core/config/options.ts'
import { type ShopOptions, shopOfRequest } from '../../core/config/shop-of-request.ts'
import { isCrossSite } from '../../core/refuse-cross-site.ts'
import { routeContext } from '../route-context.ts'
import { type ProxyAnswer, proxyResponse } from './proxy-response.ts'
import { readBody } from './read-body.ts'
import { refusal } from './refusal.ts'
import { relay } from './relay.ts'

/** What Next passes to a handler in a `[version]` folder. */
export interface StorefrontProxyContext {
  readonly params: Promise<{ readonly version: string }>
}

/** The handler that `app/api/[version]/graphql.json/route.ts` exports. */
export interface StorefrontProxy {
  /** Answers what a page of this site asks, with the answer of Shopify or a refusal. */
  readonly POST: (request: NextRequest, context: StorefrontProxyContext) => Promise<NextResponse>
}

/** What else a shop can say of the proxy. */
export interface StorefrontProxyOptions extends SessionOptions {
  /**
   * Whether an operation that has `@inContext` names the customer who is signed in as its buyer.
   * @default true
   */
  readonly buyerContext?: boolean
}

const ONLY_OWN_PAGES =
  'Only pages of this site are answered. If this is one, its operator has to set SESSION_SITE_ORIGIN.'

/** Shopify's quarters, and what its own analytics ask for. */
const VERSION = /^(unstable|20\d\d-(01|04|07|10))$/

/**
 * Creates the handler through which a browser asks the Storefront API of its own site: what
 * `ShopifyProvider` calls with `sameDomainForStorefrontApi`. It sends the private token and the
 * buyer's address, adds the customer who is signed in to carts that this site has created for them,
 * refuses what takes or gives a customer's credentials, and lets no credential out of an answer.
 *
 * @throws {ConfigurationError} from the handler, at the first request, if settings are missing.
 *
 * @example
 * // app/api/[version]/graphql.json/route.ts
 * import { createStorefrontProxy } from 'next-storefront-session/routes'
 * export const { POST } = createStorefrontProxy()
 */
export function createStorefrontProxy(
  options: ShopOptions<StorefrontProxyOptions> = {},
): StorefrontProxy {
  const shopOf = shopOfRequest(options)

  async function answer(request: NextRequest, version: string): Promise<ProxyAnswer> {
    const { config: configOf, options: shopOptions } = shopOf(request.headers)
    const context = routeContext(request, configOf())
    if (isCrossSite(context)) {
      return { refusal: refusal('CROSS_SITE', ONLY_OWN_PAGES) }
    }
    if (!VERSION.test(version)) {
      return { refusal: refusal('UNSUPPORTED_VERSION', 'There is no such version of the API.') }
    }
    const body = await readBody(request)
    if (body.status === 'refused') return { refusal: body.refusal }
    const buyerContext = shopOptions.buyerContext ?? true
    return relay(body.text, { context: await actionContext(context), version, buyerContext })
  }

  return {
    async POST(request, { params }) {
      return proxyResponse(await answer(request, (await params).version))
    },
  }
}
