import { type CookieSite, type SessionCookie, sessionCookie, wireCookieName } from './cookie.ts'
import { isMarkedLoggedOut, logoutMarkerName } from './logout-marker.ts'
import type { SealPasswords } from './passwords.ts'
import { type RenewalPolicy, renewalOpensAt } from './renewal-window.ts'
import { renewedSeal } from './renewed-seal.ts'
import { sealSession, unsealSession, type WatchUnsealing } from './seal.ts'
import { endOf, type Session, type SessionRead } from './session.ts'
import { withWindowNote } from './window-note.ts'

/** Where a sealed cookie is and what opens it; the context of a request says it. */
export interface SealContext {
  readonly config: {
    readonly passwords: SealPasswords
    readonly watch?: { readonly unseal: WatchUnsealing } | undefined
  }
  readonly site: CookieSite
}

/** Where, how and when something is sealed into a cookie; the context of an action says it. */
export interface CookieWriting extends SealContext {
  readonly config: SealContext['config'] & { readonly renewal: RenewalPolicy }
  /** Epoch milliseconds, by the site's clock. */
  readonly now: number
}

/**
 * Seals a session into the cookie that carries it.
 *
 * @throws {SessionTooLargeError} when browsers would drop the cookie silently.
 */
export async function sealedCookie(
  session: Session,
  { config, site, now }: CookieWriting,
): Promise<SessionCookie> {
  const seal = await sealSession(session, { passwords: config.passwords, now })
  return cookieOf(session, seal, { config, site, now })
}

/**
 * The same for a session that was renewed a moment ago: within a minute, of one session one seal is
 * kept, however many requests of a browser are under way with its old cookie.
 */
export async function renewedCookie(
  session: Session,
  { config, site, now }: CookieWriting,
): Promise<SessionCookie> {
  const seal = await renewedSeal(session, { passwords: config.passwords, now })
  return cookieOf(session, seal, { config, site, now })
}

function cookieOf(session: Session, seal: string, { config, site, now }: CookieWriting) {
  const endsAt = endOf(session)
  const dueFrom = Math.min(renewalOpensAt(session, config.renewal), Date.parse(endsAt))
  return sessionCookie(withWindowNote(seal, dueFrom), { site, endsAt, now })
}

/**
 * Reads the session from a request's cookies. The only way in: middleware, routes and server read
 * by it, so that the three agree. Fails closed, never throws. No promise where nothing is waited for.
 */
export function readSession(
  cookie: (name: string) => string | undefined,
  { config: { passwords, watch }, site }: SealContext,
): SessionRead | Promise<SessionRead> {
  const options = { passwords, watch: watch?.unseal }
  const read = unsealSession(cookie(wireCookieName(site)), options)
  const marker = cookie(logoutMarkerName(site))
  return 'status' in read
    ? unlessMarked(read, marker)
    : read.then((opened) => unlessMarked(opened, marker))
}

function unlessMarked(read: SessionRead, marker: string | undefined): SessionRead {
  if (read.status !== 'present') return read
  const isEnded = isMarkedLoggedOut(read.session, marker)
  return isEnded ? { status: 'logged-out', session: read.session } : read
}
