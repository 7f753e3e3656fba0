import type { AccountOutcome } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'
import { revokeSession } from './open-session.ts'

/**
 * Ends the session at Shopify. It is over whatever Shopify answers, also when there was none, and
 * a store that is slow to answer does not delay the answer for long.
 */
export async function logOut(context: ActionContext): Promise<AccountOutcome> {
  const read = await context.session()
  if (read.status === 'absent') return { status: 'signed-out', ended: null, revoked: false }
  const { session } = read
  const revoked = await revokeSession(context, session)
  return { status: 'signed-out', ended: session, revoked }
}
