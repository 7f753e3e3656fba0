import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ResolvedConfig } from '../../core/config/config.ts'
import { type Finding, ok, warn } from '../finding.ts'
import { isEmulated } from './is-emulated.ts'

/**
 * Whether Shopify is told the buyers' IP addresses. It counts wrong passwords by address, so without
 * them a few wrong passwords stop the logins of a whole shop.
 */
export async function checkBuyerIp(config: ResolvedConfig, folder: string): Promise<Finding> {
  if (await isEmulated(config.store.origin)) return NO_BUYERS
  if (config.store.privateAccessToken === null) {
    return warn(
      'buyer-ip',
      'With the public token only, Shopify counts all your customers as one IP address and limits their logins together.',
      'Set SHOPIFY_STOREFRONT_PRIVATE_TOKEN; with it, the address of each buyer is sent along.',
    )
  }
  const header = config.clientIpHeader
  if (header !== null)
    return ok('buyer-ip', `Buyers' addresses are read from the header ${header}.`)
  const platform = platformOf(folder)
  if (platform === null) return NO_HEADER
  return ok('buyer-ip', `On ${platform}, buyers' addresses are read from a header of ${platform}.`)
}

const NO_BUYERS = ok('buyer-ip', 'The store is an emulator, and no buyer has to be told apart.')

const NO_HEADER = warn(
  'buyer-ip',
  'No header is trusted to tell the buyers’ IP addresses, so Shopify counts them all as one.',
  'Set SESSION_CLIENT_IP_HEADER to the one header that your proxy sets. On Vercel and Cloudflare nothing is needed.',
)

/** Where a project is deployed, by the files that the tools of a platform leave in it. */
function platformOf(folder: string): string | null {
  return PLATFORM_FILES.find(([file]) => existsSync(join(folder, file)))?.[1] ?? null
}

const PLATFORM_FILES = [
  ['.vercel', 'Vercel'],
  ['vercel.json', 'Vercel'],
  ['wrangler.toml', 'Cloudflare'],
  ['wrangler.json', 'Cloudflare'],
  ['wrangler.jsonc', 'Cloudflare'],
] as const
