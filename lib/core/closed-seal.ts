import type { RequestContext } from './request-context.ts'
import { wireCookieName } from './session/cookie.ts'
import { logoutMarkerName } from './session/logout-marker.ts'
import type { SessionRead } from './session/session.ts'
import { isBeforeWindow } from './session/window-note.ts'

/**
 * Whether the middleware may leave the session of a request closed at `now` (epoch milliseconds),
 * because nothing can be due. With a log-out's marker beside it, it may have ended.
 */
export function staysClosed(
  { site, cookie }: Pick<RequestContext, 'site' | 'cookie'>,
  now: number,
): boolean {
  const value = cookie(wireCookieName(site))
  if (value === undefined || !isBeforeWindow(value, now)) return false
  return cookie(logoutMarkerName(site)) === undefined
}

/**
 * The event for a cookie that is no session, from the one who has opened it: the gate, where the
 * middleware has left it closed. So it is told once for a request.
 */
export async function reportClosedSeal(context: RequestContext, read: SessionRead): Promise<void> {
  if (read.status !== 'absent' || read.reason !== 'unreadable') return
  const { rejection: reason } = read
  if (staysClosed(context, await context.config.now())) {
    context.emit({ type: 'seal-rejected', reason })
  }
}
