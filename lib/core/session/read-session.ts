import { type CookieSite, wireCookieName } from './cookie.ts'
import { isMarkedLoggedOut, logoutMarkerName } from './logout-marker.ts'
import type { SealPasswords } from './passwords.ts'
import { unsealSession } from './seal.ts'
import type { SessionRead } from './session.ts'

/**
 * Reads the session from a request's cookies. The only way in: middleware, routes and server read
 * by it, so that the three agree. Fails closed, never throws.
 */
export async function readSession(
  cookie: (name: string) => string | undefined,
  { site, passwords }: { site: CookieSite; passwords: SealPasswords },
): Promise<SessionRead> {
  const read = await unsealSession(cookie(wireCookieName(site)), { passwords })
  if (read.status !== 'present') return read
  const isEnded = isMarkedLoggedOut(read.session, cookie(logoutMarkerName(site)))
  return isEnded ? { status: 'logged-out', session: read.session } : read
}
