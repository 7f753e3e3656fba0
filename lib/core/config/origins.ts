import { isLoopback } from '../http/is-loopback.ts'
import { readOrigin } from '../http/same-origin.ts'

const STORE_EXAMPLE = 'Set it to your shop, e.g. your-shop.myshopify.com'

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
    refuse(`is missing. ${STORE_EXAMPLE}`)
    return ''
  }
  const url = parse(value.includes('://') ? value : `https://${value}`)
  if (url === null || url.href !== `${url.origin}/`) {
    refuse(`is neither a domain nor an origin. ${STORE_EXAMPLE}`)
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

const SITE_EXAMPLE =
  'Set it to what stands in the address bar of the site, e.g. https://shop.example, or leave it out.'

/**
 * Reads the origin of the site; null where none is set. Calls `refuse` for what is more or less
 * than an origin, and for plain http that leaves the machine: what is posted there is a password.
 */
export function readSiteOrigin(
  value: string | undefined,
  refuse: (message: string) => void,
): string | null {
  if (value === undefined) return null
  const url = parse(value)
  if (url === null || url.href !== `${url.origin}/` || readOrigin(url.origin) === null) {
    refuse(`is not an origin. ${SITE_EXAMPLE}`)
    return null
  }
  if (url.protocol === 'http:' && !isOfThisMachine(url.hostname)) {
    refuse('must be https: plain http is for this machine alone.')
  }
  return url.origin
}

/** Browsers keep every name under `localhost` on the machine. */
function isOfThisMachine(hostname: string): boolean {
  return isLoopback(hostname) || hostname.endsWith('.localhost')
}
