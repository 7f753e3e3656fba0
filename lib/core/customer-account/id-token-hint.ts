import { isText } from '../http/json-object.ts'
import { routeCookie, routeCookieName, type SessionCookie } from '../session/cookie.ts'
import { markerOf } from '../session/logout-marker.ts'
import { openFor, sealFor } from '../session/seal-for.ts'
import type { SealContext } from '../session/sealed-cookie.ts'
import type { Session } from '../session/session.ts'

/** An id token that waits for its session's log-out. */
export interface IdTokenHint {
  readonly idToken: string
  /** Which session it belongs to, as the marker of a log-out says it. */
  readonly sessionMark: string
}

/** The longest that browsers keep a cookie: a session may be renewed for as long as its customer comes. */
const LONGEST_SECONDS = 400 * 24 * 60 * 60

/** From the log-out to the way on to Shopify. */
const LEAVING_SECONDS = 120

const SUFFIX = 'hint'

/** The hint of a session that has just begun. */
export function hintOf(session: Session, idToken: string): IdTokenHint {
  return { idToken, sessionMark: markerOf(session) }
}

/**
 * The cookie of a hint, sealed; only the session's routes are sent it. `isLeaving`: the session is
 * over, and what is left is the way to Shopify. `null` removes it. What browsers would not keep is
 * left out: a log-out works without it.
 */
export async function hintCookie(
  hint: IdTokenHint | null,
  { config: { passwords }, site }: SealContext,
  { isLeaving = false } = {},
): Promise<SessionCookie> {
  const ttlSeconds = isLeaving ? LEAVING_SECONDS : LONGEST_SECONDS
  const seal =
    hint === null ? null : await sealFor('hint', { data: { ...hint }, passwords, ttlSeconds })
  const value = seal !== null && seal.length < MOST_CHARACTERS ? seal : null
  return routeCookie(SUFFIX, value, { site, maxAge: ttlSeconds })
}

/** Of the 4,096 of a cookie; the rest is its name. */
const MOST_CHARACTERS = 3900

/** The hint in the browser's cookie. Fails closed: null. Never throws. */
export async function readHint(
  cookie: (name: string) => string | undefined,
  { config: { passwords }, site }: SealContext,
): Promise<IdTokenHint | null> {
  const seal = cookie(routeCookieName(SUFFIX, site))
  if (!seal) return null
  const opening = await openFor('hint', { seal, passwords })
  if (opening.status === 'refused') return null
  const { idToken, sessionMark } = opening.data
  return isText(idToken) && isText(sessionMark) ? { idToken, sessionMark } : null
}

/** Whether a hint is of this session; that of another is none. */
export function isHintOf(hint: IdTokenHint, session: Session): boolean {
  return hint.sessionMark === markerOf(session)
}
