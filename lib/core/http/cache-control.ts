/**
 * Sent with every response that writes a session cookie, also where Next would allow a CDN to
 * keep the page: a shared cache that stores a `Set-Cookie` hands one customer's session to the
 * next visitor (CVE-2025-48947, CVE-2025-64762).
 */
const PRIVATE_NO_STORE = 'private, no-store'

/** `Cache-Control`, and what outranks it at a CDN: RFC 9213, and the names of Vercel's and of Fastly's. */
const HEADERS = [
  'Cache-Control',
  'CDN-Cache-Control',
  'Vercel-CDN-Cache-Control',
  'Surrogate-Control',
]

/**
 * Has no cache keep a response, whatever a shop says of its pages. From middleware, that is: what
 * `headers()` of next.config says of a route handler stands before the handler speaks.
 */
export function forbidStoring(headers: Headers): void {
  for (const name of HEADERS) headers.set(name, PRIVATE_NO_STORE)
}
