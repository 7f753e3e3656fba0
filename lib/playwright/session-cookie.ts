import type { BrowserContext, Cookie } from '@playwright/test'
import type { ResolvedConfig } from '../core/config/config.ts'
import { type CookieSite, wireCookieName } from '../core/session/cookie.ts'
import { logoutMarkerName } from '../core/session/logout-marker.ts'
import { readSession, sealedCookie } from '../core/session/sealed-cookie.ts'
import type { Session, SessionRead } from '../core/session/session.ts'

/** Where the cookie is, and what opens it. */
export interface CookiePlace {
  readonly context: BrowserContext
  readonly config: ResolvedConfig
  /** Of the shop. */
  readonly baseUrl: string
}

/**
 * Seals a session and puts its cookie into the browser, as a login does. `now` is the store's time, in
 * epoch milliseconds; `expires` is when the browser forgets the cookie, in epoch seconds, by default
 * when the session ends.
 */
export async function writeSessionCookie(
  session: Session,
  { place, now, expires }: { place: CookiePlace; now: number; expires?: number },
): Promise<void> {
  const { context, config, baseUrl } = place
  const site = siteOf(place)
  const { maxAge, ...cookie } = await sealedCookie(session, { config, site, now })
  await context.clearCookies({ name: logoutMarkerName(site) })
  await context.addCookies([
    {
      ...cookie,
      domain: new URL(baseUrl).hostname,
      sameSite: 'Lax',
      expires: expires ?? Date.now() / 1000 + maxAge,
    },
  ])
}

function siteOf({ config, baseUrl }: CookiePlace): CookieSite {
  return { cookieName: config.cookieName, isHttps: new URL(baseUrl).protocol === 'https:' }
}

/** What the shop reads in the browser's cookies. */
export async function readSessionCookie(place: CookiePlace): Promise<SessionRead> {
  const cookies = await place.context.cookies(place.baseUrl)
  const value = (name: string) => cookies.find((cookie) => cookie.name === name)?.value
  return readSession(value, { site: siteOf(place), config: place.config })
}

/** The session cookie as it is. @throws if the browser has none */
export async function findSessionCookie(place: CookiePlace): Promise<Cookie> {
  const name = wireCookieName(siteOf(place))
  const cookies = await place.context.cookies(place.baseUrl)
  const cookie = cookies.find((known) => known.name === name)
  if (cookie !== undefined) return cookie
  throw new Error(`The browser has no cookie ${name} for ${place.baseUrl}. Log in first.`)
}

/** The session and its cookie. @throws if there is none, or the password is another one */
export async function openSessionCookie(
  place: CookiePlace,
): Promise<{ readonly session: Session; readonly cookie: Cookie }> {
  const cookie = await findSessionCookie(place)
  const read = await readSessionCookie(place)
  if (read.status === 'present') return { session: read.session, cookie }
  throw new Error(
    `The cookie ${cookie.name} holds no session that storefrontSession.password opens. Is it the shop's own SESSION_PASSWORD?`,
  )
}

/** Removes the cookie from the browser. */
export function clearSessionCookie(place: CookiePlace): Promise<void> {
  return place.context.clearCookies({ name: wireCookieName(siteOf(place)) })
}
