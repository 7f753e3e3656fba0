import { type NextRequest, NextResponse } from 'next/server'
import { framingOrigins } from './framing-origins'

/**
 * Passes a request on to its page, with a policy for this one answer. Next reads the nonce from the
 * header of the *request* and puts it on the scripts that it writes into the page; `x-nonce` is for
 * scripts of one's own. It runs on the edge and on Node.
 */
export function withContentSecurityPolicy(request: NextRequest): NextResponse {
  const nonce = freshNonce()
  const policy = contentSecurityPolicy({ nonce, pictures: pictureOrigins() })
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** Nothing is allowed that is not named; a browser says in its console what it has refused. */
function contentSecurityPolicy({
  nonce,
  pictures,
}: {
  nonce: string
  pictures: readonly string[]
}): string {
  const isDevelopment = process.env.NODE_ENV === 'development'
  const directives = {
    'default-src': ["'none'"],
    // Scripts with the nonce, and what these load; 'self' is for browsers without 'strict-dynamic'.
    // In development React takes stacks apart with `eval`.
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    // In development Next shows errors in a style of its own.
    'style-src': ["'self'", ...(isDevelopment ? ["'unsafe-inline'"] : [])],
    'img-src': ["'self'", ...pictures],
    'font-src': ["'self'"],
    // In development the page is told of changes through a socket.
    'connect-src': ["'self'", ...(isDevelopment ? ['ws:'] : [])],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    // A form that logs in or out may be led on to Shopify's page.
    'form-action': ["'self'", ...hostedLoginOrigins()],
    'frame-ancestors': framingOrigins(process.env['SHOPIFY_STORE_DOMAIN'] ?? ''),
  }
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}

const NONCE_BYTES = 16

/** 128 random bits: whoever can write into a page must not guess it. */
function freshNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))))
}

/** Where customers log in, if not here: at Shopify, under its own name or the shop's. */
function hostedLoginOrigins(): readonly string[] {
  if (!process.env['SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID']) return []
  const store = process.env['SHOPIFY_STORE_DOMAIN'] ?? ''
  return ['https://shopify.com', URL.canParse(store) ? new URL(store).origin : `https://${store}`]
}

const SHOPIFY_CDN = 'https://cdn.shopify.com'

/** Where products have their pictures: Shopify's CDN, and the store itself where it is an emulated one. */
function pictureOrigins(): readonly string[] {
  const store = process.env['SHOPIFY_STORE_DOMAIN'] ?? ''
  return URL.canParse(store) ? [SHOPIFY_CDN, new URL(store).origin] : [SHOPIFY_CDN]
}
