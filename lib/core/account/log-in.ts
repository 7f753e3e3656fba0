import type { Credentials } from '../session/token-source.ts'
import { type AccountOutcome, failed } from './account-outcome.ts'
import { invalidInput, loginProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { createToken } from './create-token.ts'
import { type InputFields, parseCredentials } from './input.ts'
import { openSession } from './open-session.ts'

/** Exchanges an e-mail address and a password for a session. */
export async function logIn(context: ActionContext, fields: InputFields): Promise<AccountOutcome> {
  const parsed = parseCredentials(fields)
  if (parsed.status === 'invalid') return failed(invalidInput(parsed.errors))
  return exchange(context, parsed.value)
}

/**
 * The exchange itself. A wrong password, an unknown address and an account that is not active get
 * one answer after one call to the store, so that none can be told from the others.
 */
export async function exchange(
  context: ActionContext,
  credentials: Credentials,
): Promise<AccountOutcome> {
  const created = await createToken(context, credentials)
  return created.outcome === 'created'
    ? openSession(context, created)
    : failed(loginProblem(created))
}
