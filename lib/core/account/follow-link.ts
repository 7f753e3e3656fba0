import { type AccountOutcome, failed } from './account-outcome.ts'
import { mutationProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { type CustomerMutation, customerMutation } from './customer-mutation.ts'
import {
  customerActivate,
  customerActivateByUrl,
  customerReset,
  customerResetByUrl,
} from './customer-mutations.ts'
import type { FollowedLink } from './input.ts'
import { openFrom } from './open-session.ts'

/** Sets a new password with the link from a mail, and signs the customer in. */
export function reset(
  context: ActionContext,
  { link, password }: FollowedLink,
): Promise<AccountOutcome> {
  const mutation =
    'url' in link
      ? customerResetByUrl({ resetUrl: link.url, password })
      : customerReset({ id: link.customerId, input: { resetToken: link.token, password } })
  return followLink(context, mutation)
}

/** Enables an account with the link from a mail, and signs the customer in. */
export function activate(
  context: ActionContext,
  { link, password }: FollowedLink,
): Promise<AccountOutcome> {
  const mutation =
    'url' in link
      ? customerActivateByUrl({ activationUrl: link.url, password })
      : customerActivate({ id: link.customerId, input: { activationToken: link.token, password } })
  return followLink(context, mutation)
}

async function followLink(
  context: ActionContext,
  mutation: CustomerMutation,
): Promise<AccountOutcome> {
  const followed = await customerMutation(context, mutation)
  return followed.outcome === 'done'
    ? openFrom(context, followed.payload)
    : failed(mutationProblem(followed))
}
