import { SessionTooLargeError } from '../errors.ts'
import { nextSettings } from '../http/next-settings.ts'
import { SESSION_PATH } from '../http/session-path.ts'
import type { EndReason } from './session.ts'

/**
 * A cookie of ours with every attribute it is ever written with. `Domain` is missing on purpose:
 * a `__Host-` cookie must not have one (RFC 6265bis §4.1.3.2), and a session shared between
 * subdomains is readable by the weakest of them.
 */
export interface SessionCookie {
  readonly name: string
  readonly value: string
  readonly httpOnly: true
  readonly secure: boolean
  readonly sameSite: 'lax'
  /** `/`; or that of the session's routes, for what no page has a use for. */
  readonly path: string
  /** Seconds. */
  readonly maxAge: number
  readonly expires?: Date
}

/** Where the cookie lives: its name without prefix, and whether the site is https. */
export interface CookieSite {
  readonly cookieName: string
  readonly isHttps: boolean
}

/**
 * Whether the visitor's browser speaks https to this site. `X-Forwarded-Proto` comes first,
 * because TLS usually ends before Next; Next sets it itself where there is no proxy. A
 * visitor who forges it only changes the name and the attributes of their own cookie.
 */
export function isHttps(
  headers: Headers,
  url?: { readonly protocol: string } | undefined,
): boolean {
  const forwarded = headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return (forwarded ? `${forwarded}:` : url?.protocol) === 'https:'
}

/** What browsers keep of a cookie's name and value together (RFC 6265bis §5.6). */
export const LARGEST_COOKIE_BYTES = 4096

/** The name on the wire: with `__Host-` wherever the site is https, since only there it is allowed. */
export function wireCookieName(site: CookieSite): string {
  return wirePrefix(site) + site.cookieName
}

/** What stands before the names of our cookies. */
export function wirePrefix({ isHttps }: CookieSite): '__Host-' | '' {
  return isHttps ? '__Host-' : ''
}

/**
 * The cookie that carries a seal. It ends when the session does. `now` in epoch milliseconds.
 *
 * @throws {SessionTooLargeError} when browsers would drop it silently.
 */
export function sessionCookie(
  seal: string,
  { site, endsAt, now }: { site: CookieSite; endsAt: string; now: number },
): SessionCookie {
  const name = wireCookieName(site)
  const bytes = name.length + seal.length
  if (bytes > LARGEST_COOKIE_BYTES) throw new SessionTooLargeError(bytes, LARGEST_COOKIE_BYTES)
  const secondsLeft = Math.floor((Date.parse(endsAt) - now) / 1000)
  return { ...sessionCookieAttributes(site), name, value: seal, maxAge: Math.max(0, secondsLeft) }
}

/**
 * The cookie that removes the session from the browser: same name, same attributes, no lifetime. A
 * session that ended by itself leaves the reason as the value, for the rest of its last request
 * to see. `Expires` stands beside `Max-Age`, because Next repeats the cookies of middleware when a
 * page redirects, and loses a `Max-Age` of 0 on the way.
 */
export function removedSessionCookie(site: CookieSite, reason: EndReason | '' = ''): SessionCookie {
  const name = wireCookieName(site)
  return { ...sessionCookieAttributes(site), name, value: reason, maxAge: 0, expires: new Date(0) }
}

/** What each of our cookies has in common. */
export function sessionCookieAttributes(site: CookieSite) {
  return { httpOnly: true, secure: site.isHttps, sameSite: 'lax', path: '/' } as const
}

/**
 * A cookie that only the session's routes are sent. `__Host-` is for the path `/` alone, so its name
 * begins with `__Secure-` on https. `null` removes it.
 */
export function routeCookie(
  suffix: string,
  value: string | null,
  { site, maxAge }: { site: CookieSite; maxAge: number },
): SessionCookie {
  return {
    ...sessionCookieAttributes(site),
    name: routeCookieName(suffix, site),
    path: nextSettings().basePath + SESSION_PATH,
    ...(value === null ? { value: '', maxAge: 0, expires: new Date(0) } : { value, maxAge }),
  }
}

/** The name on the wire of such a cookie. */
export function routeCookieName(suffix: string, { cookieName, isHttps }: CookieSite): string {
  return `${isHttps ? '__Secure-' : ''}${cookieName}_${suffix}`
}
