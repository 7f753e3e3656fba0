import { isLoopback } from '../http/site-origin.ts'

const EXAMPLE = 'Set it to your shop, e.g. your-shop.myshopify.com'

/**
 * Reads a store domain (`shop.myshopify.com`, or an origin) as an origin without a trailing
 * slash. Calls `refuse` for what cannot be a store: tokens travel there, so plain http is for
 * loopback only.
 */
export function readStoreOrigin(
  value: string | undefined,
  refuse: (message: string) => void,
): string {
  if (value === undefined || value === '') {
    refuse(`is missing. ${EXAMPLE}`)
    return ''
  }
  const url = parse(value.includes('://') ? value : `https://${value}`)
  if (url === null || url.href !== `${url.origin}/`) {
    refuse(`is neither a domain nor an origin. ${EXAMPLE}`)
    return ''
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    refuse('must be https: a customer access token would travel in the clear.')
  }
  return url.origin
}

function parse(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null
}
