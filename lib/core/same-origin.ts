/**
 * Whether a state-changing request comes from a page of this very site. Fails closed on what a
 * browser says: `Sec-Fetch-Site` other than same-origin, or an `Origin` with another host, is
 * refused. A request with neither is not from a browser that could be tricked (every browser sends
 * `Origin` with a POST), so it carries no cookie of somebody else's.
 *
 * Hosts are compared and not schemes, because TLS may end at a proxy. `Origin: null` is what a
 * page with `Referrer-Policy: no-referrer` sends to itself; then `Sec-Fetch-Site` decides.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return true
  if (origin === 'null') return site === 'same-origin'
  return URL.canParse(origin) && ownHosts(headers).includes(new URL(origin).host)
}

/** `X-Forwarded-Host` counts too: a page of another site cannot send it without our consent (CORS). */
function ownHosts(headers: Headers): readonly string[] {
  const hosts = [headers.get('host'), headers.get('x-forwarded-host')]
  return hosts.flatMap((value) => value?.split(',').map((host) => host.trim()) ?? [])
}
