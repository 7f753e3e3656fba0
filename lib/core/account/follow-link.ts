import { type AccountOutcome, failed } from './account-outcome.ts'
import { mutationProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { type CustomerMutation, customerMutation } from './customer-mutation.ts'
import { customerActivate, customerReset } from './customer-mutations.ts'
import type { FollowedLink } from './input.ts'
import { openFrom } from './open-session.ts'

/** Sets a new password with the link from a mail, and signs the customer in. */
export function reset(context: ActionContext, followed: FollowedLink): Promise<AccountOutcome> {
  return followLink(context, customerReset(followed.link, followed.password))
}

/** Enables an account with the link from a mail, and signs the customer in. */
export function activate(context: ActionContext, followed: FollowedLink): Promise<AccountOutcome> {
  return followLink(context, customerActivate(followed.link, followed.password))
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
