import { type AccountOutcome, failed } from './account-outcome.ts'
import { invalidInput, mutationProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { customerMutation } from './customer-mutation.ts'
import { customerRecover } from './customer-mutations.ts'
import { type InputFields, parseRecovery } from './input.ts'

/**
 * Has Shopify send a mail with a link to set a new password. Shopify tells whether it knows the
 * address; we do not pass that on.
 */
export async function recover(
  context: ActionContext,
  fields: InputFields,
): Promise<AccountOutcome> {
  const parsed = parseRecovery(fields)
  if (parsed.status === 'invalid') return failed(invalidInput(parsed.errors))
  const sent = await customerMutation(context, customerRecover(parsed.value.email))
  return sent.outcome === 'done' || sent.outcome === 'rejected'
    ? { status: 'recovery-sent' }
    : failed(mutationProblem(sent, context.report))
}
