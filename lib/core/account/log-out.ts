import type { AccountOutcome } from './account-outcome.ts'
import type { AccountVisit } from './account-visit.ts'
import { revokeInTime } from './open-session.ts'

/**
 * Ends the session at Shopify. It is over whatever Shopify answers, also when there was none, and
 * a store that is slow to answer does not hold the customer back.
 */
export async function logOut(visit: AccountVisit): Promise<AccountOutcome> {
  const read = await visit.session()
  if (read.status === 'absent') return { status: 'signed-out', ended: null, revoked: false }
  const { session } = read
  const revoked = await revokeInTime(visit, session.customerAccessToken)
  return { status: 'signed-out', ended: session, revoked }
}
