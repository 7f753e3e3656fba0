import type { SessionActionName } from '../events/account-action-name.ts'
import { SESSION_PATH } from '../http/session-path.ts'
import { sitePath } from '../http/site-path.ts'

/**
 * Where a plain form is sent, as a browser needs it: with the `basePath` and the `trailingSlash` of
 * `next.config`. Without an action, where the session is told. In an app that has neither setting,
 * it is `/api/session/…`, which may as well be written out.
 *
 * @example
 * <form method="post" action={sessionPath('login')} />
 */
export function sessionPath(action?: SessionActionName): string {
  return sitePath(action === undefined ? SESSION_PATH : `${SESSION_PATH}/${action}`)
}
