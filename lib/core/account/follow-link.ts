import { type AccountOutcome, failed } from './account-outcome.ts'
import { invalidInput, mutationProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import {
  type CustomerMutation,
  type CustomerPayload,
  customerMutation,
} from './customer-mutation.ts'
import { type AccountLink, customerActivate, customerReset } from './customer-mutations.ts'
import { type InputFields, type LinkFields, parseLink } from './input.ts'
import { openSession } from './open-session.ts'

/** Sets a new password with the link from a mail, and signs the customer in. */
export function reset(context: ActionContext, fields: InputFields): Promise<AccountOutcome> {
  return followLink(context, fields, { names: RESET_FIELDS, mutation: customerReset })
}

/** Enables an account with the link from a mail, and signs the customer in. */
export function activate(context: ActionContext, fields: InputFields): Promise<AccountOutcome> {
  return followLink(context, fields, { names: ACTIVATE_FIELDS, mutation: customerActivate })
}

/** The fields of a link to set a new password. */
export const RESET_FIELDS: LinkFields = { url: 'resetUrl', token: 'resetToken' }

/** The fields of a link to enable an account. */
export const ACTIVATE_FIELDS: LinkFields = { url: 'activationUrl', token: 'activationToken' }

async function followLink(
  context: ActionContext,
  fields: InputFields,
  {
    names,
    mutation,
  }: { names: LinkFields; mutation: (link: AccountLink, password: string) => CustomerMutation },
): Promise<AccountOutcome> {
  const parsed = parseLink(fields, names)
  if (parsed.status === 'invalid') return failed(invalidInput(parsed.errors))
  const { link, password } = parsed.value
  const followed = await customerMutation(context, mutation(link, password))
  if (followed.outcome !== 'done') return failed(mutationProblem(followed, context.report))
  return openFrom(context, followed.payload)
}

/** The payload says whose token it is, so nobody has to be asked. */
export async function openFrom(
  context: ActionContext,
  { customer, customerAccessToken }: CustomerPayload,
): Promise<AccountOutcome> {
  if (!customer || !customerAccessToken) return failed({ code: 'STOREFRONT_UNAVAILABLE' })
  return openSession(context, { customer, customerAccessToken })
}
