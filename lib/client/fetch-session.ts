import { sitePath } from '../core/http/site-path.ts'
import type { SessionState } from '../core/session/session-state.ts'

/** Asks `GET /api/session`. Null when no answer comes, or none that says who is signed in. */
export async function fetchSession(
  endpoint: string,
  signal: AbortSignal,
): Promise<SessionState | null> {
  try {
    const response = await fetch(sitePath(endpoint), { signal })
    const state: unknown = await response.json()
    return response.ok && isSessionState(state) ? state : null
  } catch {
    return null
  }
}

/** The answer is our own server's: the tag is enough to tell it from an error page. */
function isSessionState(value: unknown): value is SessionState {
  const { status } = Object(value) as { status?: unknown }
  return status === 'signed-in' || status === 'signed-out'
}
