import * as z from 'zod/mini'

const ipAddress = z.union([z.ipv4(), z.ipv6()])

/**
 * The visitor's address, for `Shopify-Storefront-Buyer-IP`. Fails closed: only the one header
 * that a trusted proxy sets is read, and only its last entry, which is the one that the proxy
 * itself added. Null when there is nothing to believe.
 */
export function buyerIp(headers: Headers, clientIpHeader: string | null): string | null {
  if (clientIpHeader === null) return null
  const address = headers.get(clientIpHeader)?.split(',').at(-1)?.trim() ?? ''
  return ipAddress.safeParse(address).data ?? null
}
