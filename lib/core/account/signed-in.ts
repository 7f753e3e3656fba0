import type { Session } from '../session/session.ts'
import { currentSession } from '../session/session-state.ts'
import type { AccountOutcome } from './account-outcome.ts'
import { failed } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'

/** Does something for the customer who is signed in, or fails with `SIGNED_OUT`. */
export async function whenSignedIn(
  context: ActionContext,
  act: (session: Session) => Promise<AccountOutcome>,
): Promise<AccountOutcome> {
  const current = currentSession(await context.session(), context.now)
  return current.status === 'signed-in' ? act(current.session) : failed({ code: 'SIGNED_OUT' })
}
