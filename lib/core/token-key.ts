/**
 * What a token is known by in memory: the SHA-256 of its string, so that a dump of the keys tells
 * nothing. Keyed by the credential itself and by nothing that two customers can share: a coalescing
 * by audience and scope once handed one customer's token to another (nextjs-auth0#2382).
 */
export async function tokenKey(accessToken: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken))
  return String.fromCharCode(...new Uint8Array(digest))
}
