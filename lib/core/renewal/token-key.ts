import { type Credential, tokenOf } from '../session/session.ts'

/** The key of a token that was asked for before: requests share what their seal opened to. */
const keys = new WeakMap<object, string>()

/**
 * What a session's token is known by in memory: the SHA-256 of what is sent to renew it, so that a
 * dump of the keys tells nothing. Keyed by the credential itself and by nothing that two customers can share: a coalescing
 * by audience and scope once handed one customer's token to another (nextjs-auth0#2382).
 */
export async function tokenKey(credential: Credential): Promise<string> {
  const token = tokenOf(credential)
  const known = knownKey(credential)
  if (known !== undefined) return known
  const bytes = new TextEncoder().encode(
    credential.customerAccount?.refreshToken ?? token.accessToken,
  )
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  const key = String.fromCharCode(...new Uint8Array(digest))
  keys.set(token, key)
  return key
}

/** The same, where it was asked for before. */
export function knownKey(credential: Credential): string | undefined {
  return keys.get(tokenOf(credential))
}
