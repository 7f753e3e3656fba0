import type { CustomerAccountSession, StorefrontSession } from '../session/session.ts'
import { currentSession } from '../session/session-state.ts'
import type { AccountOutcome } from './account-outcome.ts'
import { failed } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'

/** What is done for a customer, at the API that answers for them. */
export interface ByKind {
  readonly storefront: (session: StorefrontSession) => Promise<AccountOutcome>
  readonly customerAccount: (session: CustomerAccountSession) => Promise<AccountOutcome>
}

/** Does something for the customer who is signed in, or fails with `SIGNED_OUT`. */
export async function whenSignedIn(
  context: ActionContext,
  { storefront, customerAccount }: ByKind,
): Promise<AccountOutcome> {
  const current = currentSession(await context.session(), context.now)
  if (current.status === 'signed-out') return failed({ code: 'SIGNED_OUT' })
  const { session } = current
  return session.customerAccount === undefined ? storefront(session) : customerAccount(session)
}
