import type { Credentials } from '../session/token-source.ts'
import type { AccountOutcome } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'
import { createToken } from './create-token.ts'
import { openCreated } from './open-session.ts'

/**
 * Exchanges an e-mail address and a password for a session. A wrong password, an unknown address and
 * an account that is not active get one answer after one call to the store, so that none can be told
 * from the others.
 */
export async function logIn(
  context: ActionContext,
  credentials: Credentials,
): Promise<AccountOutcome> {
  return openCreated(context, await createToken(context, credentials))
}
