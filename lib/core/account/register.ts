import { type AccountOutcome, failed } from './account-outcome.ts'
import { invalidInput, mutationProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { customerMutation } from './customer-mutation.ts'
import { customerCreate } from './customer-mutations.ts'
import { type InputFields, parseRegistration } from './input.ts'
import { exchange } from './log-in.ts'

/**
 * Signs a customer up, and in. Once the account exists nothing is a failure any more: if logging
 * in does not work at this moment, the customer is told to try again.
 */
export async function register(
  context: ActionContext,
  fields: InputFields,
): Promise<AccountOutcome> {
  const parsed = parseRegistration(fields)
  if (parsed.status === 'invalid') return failed(invalidInput(parsed.errors))
  const created = await customerMutation(context, customerCreate(parsed.value))
  if (created.outcome !== 'done') return failed(mutationProblem(created, context.report))
  const login = await exchange(context, parsed.value)
  return login.status === 'failed' ? { status: 'registered' } : login
}
