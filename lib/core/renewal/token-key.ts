import type { CustomerAccessToken } from '../session/guarded-token.ts'

/** The key of a token that was asked for before: requests share what their seal opened to. */
const keys = new WeakMap<CustomerAccessToken, string>()

/**
 * What a token is known by in memory: the SHA-256 of its string, so that a dump of the keys tells
 * nothing. Keyed by the credential itself and by nothing that two customers can share: a coalescing
 * by audience and scope once handed one customer's token to another (nextjs-auth0#2382).
 */
export async function tokenKey(token: CustomerAccessToken): Promise<string> {
  const known = keys.get(token)
  if (known !== undefined) return known
  const bytes = new TextEncoder().encode(token.accessToken)
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  const key = String.fromCharCode(...new Uint8Array(digest))
  keys.set(token, key)
  return key
}
