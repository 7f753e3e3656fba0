import { requestSharing } from '../request-sharing.ts'
import type { AccountOutcome } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'
import { revokeSession } from './open-session.ts'

/**
 * Ends the session at Shopify, and on all instances of the site that share a store; the middleware has
 * done so already where it knows a log-out by its path. It is over whatever Shopify answers, also when
 * there was none, and a store that is slow to answer does not delay the answer for long.
 */
export async function logOut(context: ActionContext): Promise<AccountOutcome> {
  const read = await context.cookieSession()
  if (read.status === 'absent') return { status: 'signed-out', ended: null, revoked: false }
  const sharing = requestSharing(context, context.now)
  const session = (await sharing?.end(read.session)) ?? read.session
  const revoked = await revokeSession(context, session)
  return { status: 'signed-out', ended: session, revoked }
}
