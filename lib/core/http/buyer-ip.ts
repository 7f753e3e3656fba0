/**
 * The visitor's address, for `Shopify-Storefront-Buyer-IP`. Fails closed: only the one header
 * that a trusted proxy sets is read, and only its last entry, which is the one that the proxy
 * itself added. Null when there is nothing to believe.
 */
export function buyerIp(headers: Headers, clientIpHeader: string | null): string | null {
  if (clientIpHeader === null) return null
  const address = headers.get(clientIpHeader)?.split(',').at(-1)?.trim() ?? ''
  return isIpAddress(address) ? address : null
}

const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/

/** An IPv6 address is what a URL takes between brackets. */
function isIpAddress(text: string): boolean {
  return IPV4.test(text) || (/^[\da-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`))
}
