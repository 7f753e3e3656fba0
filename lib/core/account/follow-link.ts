import { type AccountOutcome, failed } from './account-outcome.ts'
import { invalidInput, mutationProblem } from './account-problem.ts'
import type { AccountVisit } from './account-visit.ts'
import {
  type CustomerMutation,
  type CustomerPayload,
  customerMutation,
} from './customer-mutation.ts'
import { type AccountLink, customerActivate, customerReset } from './customer-mutations.ts'
import { type InputFields, type LinkFields, parseLink } from './input.ts'
import { openSession } from './open-session.ts'

/** Sets a new password with the link from a mail, and signs the customer in. */
export function reset(visit: AccountVisit, fields: InputFields): Promise<AccountOutcome> {
  return followLink(visit, fields, { names: RESET_FIELDS, mutation: customerReset })
}

/** Enables an account with the link from a mail, and signs the customer in. */
export function activate(visit: AccountVisit, fields: InputFields): Promise<AccountOutcome> {
  return followLink(visit, fields, { names: ACTIVATE_FIELDS, mutation: customerActivate })
}

/** The fields of a link to set a new password. */
export const RESET_FIELDS: LinkFields = { url: 'resetUrl', token: 'resetToken' }

/** The fields of a link to enable an account. */
export const ACTIVATE_FIELDS: LinkFields = { url: 'activationUrl', token: 'activationToken' }

async function followLink(
  visit: AccountVisit,
  fields: InputFields,
  {
    names,
    mutation,
  }: { names: LinkFields; mutation: (link: AccountLink, password: string) => CustomerMutation },
): Promise<AccountOutcome> {
  const parsed = parseLink(fields, names)
  if (parsed.status === 'invalid') return failed(invalidInput(parsed.errors))
  const { visitor } = visit
  const { link, password } = parsed.value
  const store = { api: visitor.api(), report: visitor.report }
  const followed = await customerMutation(store, mutation(link, password))
  if (followed.outcome !== 'done') return failed(mutationProblem(followed, visitor.report))
  return openFrom(visit, followed.payload)
}

/** The payload says whose token it is, so nobody has to be asked. */
export async function openFrom(
  visit: AccountVisit,
  { customer, customerAccessToken }: CustomerPayload,
): Promise<AccountOutcome> {
  if (!customer || !customerAccessToken) return failed({ code: 'STOREFRONT_UNAVAILABLE' })
  return openSession(visit, { customer, customerAccessToken })
}
