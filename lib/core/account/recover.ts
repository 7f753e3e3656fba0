import { type AccountOutcome, failed } from './account-outcome.ts'
import { invalidInput, mutationProblem } from './account-problem.ts'
import type { AccountVisit } from './account-visit.ts'
import { customerMutation } from './customer-mutation.ts'
import { customerRecover } from './customer-mutations.ts'
import { type InputFields, parseRecovery } from './input.ts'

/**
 * Has Shopify send a mail with a link to set a new password. Shopify tells whether it knows the
 * address; we do not pass that on.
 */
export async function recover(visit: AccountVisit, fields: InputFields): Promise<AccountOutcome> {
  const parsed = parseRecovery(fields)
  if (parsed.status === 'invalid') return failed(invalidInput(parsed.errors))
  const { visitor } = visit
  const store = { api: visitor.api(), report: visitor.report }
  const sent = await customerMutation(store, customerRecover(parsed.value.email))
  return sent.outcome === 'done' || sent.outcome === 'rejected'
    ? { status: 'recovery-sent' }
    : failed(mutationProblem(sent, visitor.report))
}
