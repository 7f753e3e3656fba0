import { type AccountOutcome, failed } from './account-outcome.ts'
import { mutationProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { customerMutation } from './customer-mutation.ts'
import { customerRecover } from './customer-mutations.ts'
import { limited } from './limited.ts'

/**
 * Has Shopify send a mail with a link to set a new password. Shopify tells whether it knows the
 * address; we do not pass that on.
 */
export async function recover(
  context: ActionContext,
  { email }: { readonly email: string },
): Promise<AccountOutcome> {
  const sent = await limited(context, { action: 'recover', email }, () =>
    customerMutation(context, customerRecover({ email })),
  )
  return sent.outcome === 'done' || sent.outcome === 'rejected'
    ? { status: 'recovery-sent' }
    : failed(mutationProblem(sent))
}
