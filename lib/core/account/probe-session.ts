import { askAccountCustomer } from '../customer-account/customer-account-api.ts'
import type { Session } from '../session/session.ts'
import type { ProbeOutcome } from '../session/token-source.ts'
import type { ActionContext } from './action-context.ts'

/** Asks Shopify for whom a session is, with its token of either kind. */
export async function probeSession(
  { tokenSource, accountAccess }: ActionContext,
  session: Session,
): Promise<ProbeOutcome> {
  if (session.customerAccount === undefined) {
    return tokenSource().probe(session.customerAccessToken)
  }
  return accountAccess === null
    ? { outcome: 'misconfigured', problem: 'customer-account-client' }
    : askAccountCustomer(accountAccess, session.customerAccount.accessToken)
}
