/** Who is believed about the site's own origin; a `ResolvedConfig` says it. */
export interface OriginRules {
  /** The one origin of the site, where it is known. */
  readonly siteOrigin: string | null
  /** Behind a trusted proxy, the header in which it sends the visitor's address; else null. */
  readonly clientIpHeader: string | null
}

/**
 * Whether a state-changing request comes from a page of this very site. Fails closed on what a
 * browser says: `Sec-Fetch-Site` other than same-origin is refused, and so is an `Origin` that is
 * not the site's own. A request with neither is not from a browser that could be tricked (every
 * browser sends `Origin` with a POST), so it carries no cookie of somebody else's.
 *
 * The site's own origin is `siteOrigin` and nothing else. Where none is known it is any with the
 * host that was asked for: `Host`, or `X-Forwarded-Host` where the visitor's address is believed of
 * a proxy too, or where Next itself hands an action on that the browser says is of the same origin.
 * Schemes are not compared then, because TLS may end at that proxy.
 *
 * `Origin: null` is what a page with `Referrer-Policy: no-referrer` sends to itself; then
 * `Sec-Fetch-Site` decides.
 */
export function isSameOrigin(headers: Headers, rules: OriginRules): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return true
  if (origin === 'null') return site === 'same-origin'
  const sender = readOrigin(origin)
  return sender !== null && isOwn(sender, headers, rules)
}

/**
 * Whether a request that was refused looks like one of the site's own: the browser says so, or the
 * sender has the host that was asked for. Then the operator has something to set.
 */
export function isRefusedByMistake(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  const sender = readOrigin(headers.get('origin') ?? '')
  if (sender === null || (site !== null && site !== 'same-origin')) return false
  const hosts = [headers.get('host'), forwardedHost(headers)]
  return site === 'same-origin' || hosts.some((host) => isHostOf(sender, host))
}

function isOwn(
  sender: URL,
  headers: Headers,
  { siteOrigin, clientIpHeader }: OriginRules,
): boolean {
  if (siteOrigin !== null) return sender.origin === siteOrigin
  if (isHostOf(sender, headers.get('host'))) return true
  const isTrusted = clientIpHeader !== null || isForwardedAction(headers)
  return isTrusted && isHostOf(sender, forwardedHost(headers))
}

/**
 * Next forwards an action that another page has to run in a request of its own, in which `Host` is
 * an address of the server's. What the browser says is in it unchanged, and no page can forge that.
 */
function isForwardedAction(headers: Headers): boolean {
  return headers.has('x-action-forwarded') && headers.get('sec-fetch-site') === 'same-origin'
}

/** As with the buyer's address, the last entry is the one that the proxy itself has added. */
function forwardedHost(headers: Headers): string | null {
  return headers.get('x-forwarded-host')?.split(',').at(-1)?.trim() ?? null
}

/** A port that is the default of the sender's scheme may be written or left out. */
function isHostOf(sender: URL, host: string | null): boolean {
  return host !== null && readOrigin(`${sender.protocol}//${host}`)?.host === sender.host
}

/** A scheme, a host, and perhaps a port: nothing that a URL parser would undo or take away. */
const ORIGIN = /^https?:\/\/([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i

/** Reads an origin as a browser sends it; null for everything else, `null` among it. */
export function readOrigin(text: string): URL | null {
  return ORIGIN.test(text) && URL.canParse(text) ? new URL(text) : null
}
