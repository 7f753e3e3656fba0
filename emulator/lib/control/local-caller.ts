import type { IncomingMessage } from 'node:http'

/**
 * Whether a request is one of this machine's own. Denied to all others, and to a page of another
 * site or of a name that was rebound to this machine, which a browser here would ask for: what is
 * seen behind it lets its reader in as any customer. A link that leads here may be followed.
 */
export function isLocalCaller(request: IncomingMessage): boolean {
  const { headers, method, socket } = request
  const origin = ownOrigin(request)
  const hostname = URL.canParse(origin) ? new URL(origin).hostname : ''
  const isFollowedLink = method === 'GET' && headers['sec-fetch-dest'] === 'document'
  return (
    /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname) &&
    /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') &&
    isOwnOrigin(headers, origin) &&
    (isFollowedLink || !/^(cross|same)-site$/.test(`${headers['sec-fetch-site']}`))
  )
}

/** The origin under which a request came to the emulator. */
export function ownOrigin({ headers, socket }: IncomingMessage): string {
  return `${'encrypted' in socket ? 'https' : 'http'}://${headers.host}`
}

/**
 * A form on a page with `Referrer-Policy: no-referrer` is posted with the origin `null`, and so is
 * one of a sandboxed page of anybody. A browser tells the two apart in a header that no page sets.
 */
function isOwnOrigin(headers: IncomingMessage['headers'], origin: string): boolean {
  if (headers.origin === 'null') return headers['sec-fetch-site'] === 'same-origin'
  return headers.origin === undefined || headers.origin === origin
}
