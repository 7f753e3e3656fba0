import type { NextRequest } from 'next/server.js'
import { forbidStoring } from '../core/http/cache-control.ts'
import type { SessionCookie } from '../core/session/cookie.ts'
import { stringifyCookie } from './next-cookies.ts'
import { NextResponse } from './next-response.ts'

/** What goes on a response. `request` already carries the cookie. */
export interface SessionLoad {
  readonly request: NextRequest
  readonly cookie: SessionCookie | null
  /** A `Server-Timing` entry, or null. */
  readonly timing: string | null
}

/**
 * Puts a session on a response, the one place where middleware writes the cookie. The rest of the
 * request sees it through Next's override of the request's headers, the browser by `Set-Cookie`.
 *
 * The cookie is appended and not set through `response.cookies`: Next takes the cookies that
 * middleware sets that way for writes of the page itself, throws the client router's cache away
 * after a server action, and repeats them on redirects (see docs/decisions/0008).
 */
export function carrySession(response: Response | undefined, load: SessionLoad): NextResponse {
  const { cookie, timing } = load
  if (cookie === null && timing === null) return asNextResponse(response)
  const { status = 200, statusText = '', headers: given = PASSED_ON } = response ?? {}
  const carried = new CarryingResponse(response?.body, { status, statusText, headers: given })
  const { headers } = carried
  if (cookie !== null) {
    if (isPassedOn(carried)) overrideRequestCookie(headers, load.request, cookie)
    headers.append('Set-Cookie', serialize(cookie))
    forbidStoring(headers)
  }
  if (timing !== null) headers.append('Server-Timing', timing)
  return carried
}

/**
 * Next reads the cookies of a response when it is made. This one reads them when somebody asks for its
 * `cookies`, so that a later `cookies.set()` knows ours and keeps it, and nobody pays for it before.
 */
class CarryingResponse extends NextResponse {
  #cookies: NextResponse['cookies'] | undefined

  override get cookies(): NextResponse['cookies'] {
    this.#cookies ??= cookiesIn(this.headers)
    return this.#cookies
  }
}

/** Next's own reading and writing of the cookies in these very headers. */
function cookiesIn(headers: Headers): NextResponse['cookies'] {
  class OfHeaders extends NextResponse {
    override get headers() {
      return headers
    }
  }
  return new OfHeaders().cookies
}

/** What Next's `NextResponse.next()` says. */
const PASSED_ON = { 'x-middleware-next': '1' }

function asNextResponse(response: Response | undefined): NextResponse {
  if (response === undefined) return NextResponse.next()
  if (isNextResponse(response)) return response
  return new NextResponse(response.body, response)
}

/** By what it can do: a shop's bundle may have the class twice, and then it is not this one's instance. */
function isNextResponse(response: Response): response is NextResponse {
  return 'cookies' in response
}

/** Whether a page of this app answers, and not the middleware itself. Nothing at all is a pass. */
export function isPassedOn(response: Pick<Response, 'headers'> | null | undefined): boolean {
  const headers = response?.headers
  if (headers === undefined) return true
  return headers.has('x-middleware-next') || headers.has('x-middleware-rewrite')
}

const OVERRIDDEN = 'x-middleware-override-headers'
const OF_REQUEST = 'x-middleware-request-'

/**
 * Next hands a page the request's headers that a response names, and drops all others; so either
 * all are named, as its `NextResponse.next({ request })` does, or ours joins those that another
 * middleware has named.
 */
function overrideRequestCookie(
  headers: Headers,
  request: NextRequest,
  { name, value }: SessionCookie,
): void {
  const named = headers.get(OVERRIDDEN)
  if (named === null) {
    const names: string[] = []
    for (const [key, content] of request.headers) {
      headers.set(OF_REQUEST + key, content)
      names.push(key)
    }
    headers.set(OVERRIDDEN, names.join(','))
    return
  }
  const theirs = headers.get(`${OF_REQUEST}cookie`) ?? request.headers.get('cookie') ?? ''
  headers.set(`${OF_REQUEST}cookie`, withCookie(theirs, `${name}=${encodeURIComponent(value)}`))
  if (!named.split(',').includes('cookie')) headers.set(OVERRIDDEN, `${named},cookie`)
}

/** The same `Cookie` header with one pair put in the place of those of the same name. */
function withCookie(header: string, pair: string): string {
  const name = pair.slice(0, pair.indexOf('=') + 1)
  const others = header.split(/;\s*/).filter((other) => other !== '' && !other.startsWith(name))
  return [...others, pair].join('; ')
}

/** As Next's `cookies.set()` writes it: `Expires` beside `Max-Age`. */
function serialize(cookie: SessionCookie): string {
  const expires = new Date(Date.now() + cookie.maxAge * 1000)
  return stringifyCookie({ expires, ...cookie })
}
