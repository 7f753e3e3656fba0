import type { AccountAccess } from './ask-token-endpoint.ts'
import { loginAddresses } from './discovery.ts'

/**
 * Where a browser ends its session at Shopify, and comes back from to `returnUrl`, which the shop has
 * to have listed. Null while Shopify's addresses cannot be had: the log-out here has worked.
 */
export async function endSessionUrl(
  access: AccountAccess,
  { idToken, returnUrl }: { readonly idToken: string; readonly returnUrl: string },
): Promise<string | null> {
  const addresses = await loginAddresses(access)
  if (addresses.outcome !== 'found') return null
  const url = new URL(addresses.found.endSessionEndpoint)
  url.searchParams.set('id_token_hint', idToken)
  url.searchParams.set('post_logout_redirect_uri', returnUrl)
  return url.href
}
