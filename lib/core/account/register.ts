import { type AccountOutcome, failed } from './account-outcome.ts'
import { mutationProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { customerMutation } from './customer-mutation.ts'
import { customerCreate } from './customer-mutations.ts'
import type { InputOf, parseRegistration } from './input.ts'
import { limited } from './limited.ts'
import { logInAnew } from './log-in.ts'

/**
 * Signs a customer up, and in. Once the account exists nothing is a failure any more: if logging
 * in does not work at this moment, the customer is asked to log in.
 */
export async function register(
  context: ActionContext,
  input: InputOf<typeof parseRegistration>,
): Promise<AccountOutcome> {
  const attempt = { action: 'register', email: input.email } as const
  const created = await limited(context, attempt, () =>
    customerMutation(context, customerCreate({ input })),
  )
  if (created.outcome !== 'done') return failed(mutationProblem(created))
  const login = await logInAnew(context, input)
  return login.status === 'failed' ? { status: 'registered' } : login
}
