import type { ResolvedConfig } from '../../core/config/config.ts'
import { type Finding, ok, warn } from '../finding.ts'

const CHECK = 'buyer-ip'

/** Platforms that tell the visitor's address in a header of their own, which is known there. */
export type Platform = 'Vercel' | 'Cloudflare'

/**
 * Whether Shopify gets to know the buyers' addresses. It counts wrong passwords by address, so
 * without them a few wrong passwords stop the logins of a whole shop.
 */
export function checkBuyerIp(
  { store, clientIpHeader }: Pick<ResolvedConfig, 'store' | 'clientIpHeader'>,
  platform: Platform | null,
): Finding {
  if (store.privateAccessToken === null) {
    return warn(
      CHECK,
      'With the public token alone, Shopify takes all your customers for one address and limits their logins together.',
      'Set SHOPIFY_STOREFRONT_PRIVATE_TOKEN; with it, the address of each buyer is sent along.',
    )
  }
  if (clientIpHeader !== null) {
    return ok(CHECK, `Buyers' addresses are read from the header ${clientIpHeader}.`)
  }
  if (platform !== null) {
    return ok(CHECK, `Buyers' addresses are read from a header of ${platform}, once it runs there.`)
  }
  return warn(
    CHECK,
    'No header is believed to tell the buyers’ addresses, so Shopify counts them all as one.',
    'Set SESSION_CLIENT_IP_HEADER to the one header that your proxy sets. On Vercel and Cloudflare nothing is needed.',
  )
}
