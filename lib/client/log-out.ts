import { appPath, sitePath } from '../core/http/site-path.ts'
import type { SessionStore } from './session-store.ts'

/** How to log out. */
export interface LogOutOptions {
  /** A path of this site to go to. @default the option `afterLogoutPath` of the routes */
  readonly returnTo?: string
  /**
   * Whether the browser goes there with a full page load, so that nothing of the customer's stays
   * in memory. With `false` the page stays, and `redirectTo` in the result says where it would go:
   * a path of the app, for `useRouter()`.
   * @default true
   */
  readonly redirect?: boolean
}

/**
 * How a log-out ended. `unreachable`: no answer came within ten seconds, and it is not known
 * whether the request arrived. `refused`: the site answered with something else than a log-out.
 */
export type LogOutResult =
  | { readonly status: 'signed-out'; readonly redirectTo: string }
  | { readonly status: 'failed'; readonly reason: 'unreachable' | 'refused' }

/** The routes wait half a second for Shopify; twenty times as long is enough. */
const TIMEOUT_MS = 10_000

/** Logs out at the site, and tells the store. */
export async function logOut(
  { store, endpoint }: { readonly store: SessionStore; readonly endpoint: string },
  { returnTo, redirect = true }: LogOutOptions = {},
): Promise<LogOutResult> {
  const result = await postLogOut(endpoint, { returnTo })
  if (result.status === 'signed-out') {
    store.markSignedOut(redirect ? 'leaving' : 'log-out')
    if (redirect) location.assign(sitePath(result.redirectTo))
  } else if (result.reason === 'unreachable') {
    // Perhaps only the answer was lost.
    store.revalidate('fetch')
  }
  return result
}

async function postLogOut(endpoint: string, body: object): Promise<LogOutResult> {
  try {
    const response = await fetch(sitePath(`${endpoint}/logout`), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // A customer who closes the tab at once is logged out all the same.
      keepalive: true,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return resultOf(await response.json().catch(() => null))
  } catch {
    return { status: 'failed', reason: 'unreachable' }
  }
}

function resultOf(answer: unknown): LogOutResult {
  const { status, redirectTo } = Object(answer) as { status?: unknown; redirectTo?: unknown }
  return status === 'signed-out' && typeof redirectTo === 'string'
    ? { status, redirectTo: appPath(redirectTo) }
    : { status: 'failed', reason: 'refused' }
}
