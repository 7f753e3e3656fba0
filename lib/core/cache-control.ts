/**
 * Sent with every response that writes a session cookie, also where Next would allow a CDN to
 * keep the page: a shared cache that stores a `Set-Cookie` hands one customer's session to the
 * next visitor (CVE-2025-48947, CVE-2025-64762).
 */
export const PRIVATE_NO_STORE = 'private, no-store'
