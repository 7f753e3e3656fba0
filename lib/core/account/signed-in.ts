import type { StorefrontSession } from '../session/session.ts'
import { currentSession } from '../session/session-state.ts'
import type { AccountOutcome } from './account-outcome.ts'
import { failed } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'

/**
 * Does something for the customer who is signed in, or fails with `SIGNED_OUT`. Only for accounts of
 * the Storefront API: what those of the Customer Account API are asked, they are asked elsewhere.
 */
export async function whenSignedIn(
  context: ActionContext,
  act: (session: StorefrontSession) => Promise<AccountOutcome>,
): Promise<AccountOutcome> {
  const current = currentSession(await context.session(), context.now)
  if (current.status === 'signed-out') return failed({ code: 'SIGNED_OUT' })
  const { session } = current
  return session.customerAccount === undefined
    ? act(session)
    : failed({ code: 'STOREFRONT_UNAVAILABLE' })
}
