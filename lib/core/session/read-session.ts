import { type CookieSite, wireCookieName } from './cookie.ts'
import { endedMarkName, isMarkedEnded } from './logout-marker.ts'
import { type SealPasswords, unsealSession } from './seal.ts'
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
  const isEnded = isMarkedEnded(read.session, cookie(endedMarkName(site)))
  return isEnded ? { status: 'left', session: read.session } : read
}
