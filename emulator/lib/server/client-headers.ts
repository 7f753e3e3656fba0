import type { IncomingHttpHeaders } from 'node:http'

/** The header of the token that only a server may have. */
export const PRIVATE_TOKEN_HEADER = 'Shopify-Storefront-Private-Token'

/** The headers that hydrogen-react and Hydrogen send from a browser, or from a server for one. */
const FROM_BROWSERS = [
  'X-Shopify-Storefront-Access-Token',
  'X-SDK-Variant',
  'X-SDK-Variant-Source',
  'X-SDK-Version',
  'Shopify-Storefront-Id',
  'Shopify-Storefront-Y',
  'Shopify-Storefront-S',
  'Custom-Storefront-Request-Group-ID',
  'X-Shopify-UniqueToken',
  'X-Shopify-VisitToken',
] as const

/** The headers that only a server sends: a secret, or who the buyer is. */
const FROM_SERVERS = [
  PRIVATE_TOKEN_HEADER,
  'Shopify-Storefront-Buyer-IP',
  'X-Shopify-Client-IP',
  'X-Shopify-Client-IP-Sig',
] as const

/** The headers that a page of another origin may send to the API. */
export const BROWSER_HEADERS: readonly string[] = ['Accept', 'Content-Type', ...FROM_BROWSERS]

/** The names of Shopify's own headers that a request has, in Shopify's spelling; never a value. */
export function shopifyHeaderNames(headers: IncomingHttpHeaders): readonly string[] {
  return [...FROM_SERVERS, ...FROM_BROWSERS].filter((name) => name.toLowerCase() in headers)
}
