const EXAMPLE =
  'Set it to what stands in the address bar of the site, e.g. https://shop.example, or leave it out.'

/** A scheme, a host, and perhaps a port: nothing that a URL parser would undo or take away. */
const ORIGIN = /^https?:\/\/([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i

/** Reads an origin as a browser sends it; null for everything else, `null` among it. */
export function readOrigin(text: string): URL | null {
  return ORIGIN.test(text) && URL.canParse(text) ? new URL(text) : null
}

/**
 * Reads the origin of the site; null where none is set. Calls `refuse` for what is more or less
 * than an origin, and for plain http that leaves the machine: what is posted there is a password.
 */
export function readSiteOrigin(
  value: string | undefined,
  refuse: (message: string) => void,
): string | null {
  if (value === undefined) return null
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || url.href !== `${url.origin}/` || readOrigin(url.origin) === null) {
    refuse(`is not an origin. ${EXAMPLE}`)
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

/** Whether a host is this very machine, as an address or as `localhost`. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
