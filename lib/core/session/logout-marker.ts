import {
  type CookieSite,
  type SessionCookie,
  sessionCookieAttributes,
  wirePrefix,
} from './cookie.ts'
import { type RenewalPolicy, renewalOpensAt } from './renewal-window.ts'
import { endOf, type Session } from './session.ts'

/**
 * The marker that a log-out leaves in the browser: which session has ended. An answer of an earlier
 * request that is still on its way may bring the renewed cookie back, and on another isolate
 * it cannot be stopped; with the marker beside it, that cookie is ignored (nextjs-auth0#2335).
 */
const SUFFIX = '_ended'

/** Longer than a request can be under way. */
const ON_ITS_WAY_MS = 10 * 60 * 1000

/** The marker's name on the wire. */
export function logoutMarkerName(site: CookieSite): string {
  return `${wirePrefix(site)}${site.cookieName}${SUFFIX}`
}

/**
 * The cookie that marks a session as ended, or null if no answer with its cookie can be on its
 * way: cookies are written at a login and at a renewal, and it is far from both. It lives as long
 * as a session that comes back could. `now` in epoch milliseconds.
 */
export function logoutMarkerCookie(
  session: Session,
  { site, now, policy }: { site: CookieSite; now: number; policy: RenewalPolicy },
): SessionCookie | null {
  const { issuedAt, renewedAt } = session
  const writtenAt = Date.parse(renewedAt ?? issuedAt)
  const isOnItsWay =
    now >= renewalOpensAt(session, policy) ||
    (renewedAt !== undefined && now - writtenAt < ON_ITS_WAY_MS)
  if (!isOnItsWay) return null
  const lifetimeMs = Date.parse(endOf(session)) - writtenAt
  return {
    ...sessionCookieAttributes(site),
    name: logoutMarkerName(site),
    value: markerOf(session),
    maxAge: Math.max(60, Math.ceil(lifetimeMs / 1000)),
  }
}

/** Whether the marker from the browser names this session. */
export function isMarkedLoggedOut(session: Session, marker: string | undefined): boolean {
  return marker !== undefined && marker === markerOf(session)
}

/** One browser cannot begin two sessions in the same millisecond, and a renewal keeps the instant. */
export function markerOf({ issuedAt }: Pick<Session, 'issuedAt'>): string {
  return Date.parse(issuedAt).toString(36)
}
