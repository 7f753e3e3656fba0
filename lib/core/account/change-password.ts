import * as z from 'zod/mini'
import type { CustomerAccessToken } from '../session/session.ts'
import type { StoreFailure } from '../session/token-source.ts'
import type { StoreAccess } from '../storefront/storefront-api.ts'
import { isAccessDenied } from '../storefront/storefront-reply.ts'
import { INVALID_RESPONSE, lacksScope, storeFailure } from '../storefront/token-source-failure.ts'
import { type AccountOutcome, failed } from './account-outcome.ts'
import { invalidInput, loginProblem, mutationProblem, storeProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { createToken } from './create-token.ts'
import { customerMutation, type MutationOutcome } from './customer-mutation.ts'
import { customerUpdate } from './customer-mutations.ts'
import { openFrom } from './follow-link.ts'
import { type InputFields, parsePasswordChange } from './input.ts'
import { exchange } from './log-in.ts'
import { revokeInTime } from './open-session.ts'
import { whenSignedIn } from './signed-in.ts'

interface Change {
  readonly email: string
  readonly newPassword: string
  readonly token: CustomerAccessToken
  /** The token that a login with the present password gave. */
  readonly proof: CustomerAccessToken
}

/**
 * Changes the password of the customer who is signed in. The present one is proved by a login, so
 * that a browser left open is not an account given away. Shopify then ends every token of the
 * customer, on all devices, and hands out one: it has to reach the cookie in this very answer.
 */
export async function changePassword(
  context: ActionContext,
  fields: InputFields,
): Promise<AccountOutcome> {
  const parsed = parsePasswordChange(fields)
  if (parsed.status === 'invalid') return failed(invalidInput(parsed.errors))
  return whenSignedIn(context, (session) =>
    proveAndChange(context, { ...parsed.value, token: session.customerAccessToken }),
  )
}

async function proveAndChange(
  context: ActionContext,
  {
    currentPassword,
    newPassword,
    token,
  }: { currentPassword: string; newPassword: string; token: CustomerAccessToken },
): Promise<AccountOutcome> {
  const asked = await emailOf(context, token)
  if (asked.outcome === 'dead') return failed({ code: 'SIGNED_OUT' })
  if (asked.outcome !== 'known') return failed(storeProblem(asked))

  const { email } = asked
  const proof = await createToken(context, { email, password: currentPassword })
  if (proof.outcome !== 'created') return failed(loginProblem(proof))
  return change(context, { email, newPassword, token, proof: proof.customerAccessToken })
}

async function change(context: ActionContext, wanted: Change): Promise<AccountOutcome> {
  const { newPassword, token } = wanted
  const update = customerUpdate(token.accessToken, { password: newPassword })
  const updated = await customerMutation(context, update)
  if (updated.outcome === 'done' && updated.payload.customerAccessToken) {
    return openFrom(context, updated.payload)
  }
  const isOpen = updated.outcome === 'done' || updated.outcome === 'unavailable'
  return isOpen ? verifyByLogin(context, wanted) : refused(context, updated, wanted)
}

/** Without a token in the answer, or without an answer, a login tells whether it took effect. */
async function verifyByLogin(context: ActionContext, wanted: Change): Promise<AccountOutcome> {
  const { email, newPassword } = wanted
  const login = await exchange(context, { email, password: newPassword })
  if (login.status === 'signed-in') return login
  await revokeProof(context, wanted)
  return failed({ code: 'STOREFRONT_UNAVAILABLE' })
}

/** The token of the proof is of no more use. */
async function revokeProof(context: ActionContext, { token, proof }: Change): Promise<void> {
  if (proof.accessToken !== token.accessToken) await revokeInTime(context, proof)
}

async function refused(
  context: ActionContext,
  updated: Exclude<MutationOutcome, { outcome: 'done' }>,
  wanted: Change,
): Promise<AccountOutcome> {
  await revokeProof(context, wanted)
  // The login worked, so our scopes are in order: it is the session that is dead.
  if (updated.outcome === 'denied') return failed({ code: 'SIGNED_OUT' })
  const problem = mutationProblem(updated, context.report)
  const errors = problem.errors?.map((error) =>
    error.field === 'password' ? { ...error, field: 'newPassword' } : error,
  )
  return failed(errors === undefined ? problem : { ...problem, errors })
}

const emailReply = z.object({ customer: z.nullable(z.object({ email: z.nullable(z.string()) })) })

/** The address to log in with. It is asked for, because the session does not carry it. */
async function emailOf(
  { api, report }: StoreAccess,
  { accessToken }: CustomerAccessToken,
): Promise<
  | { readonly outcome: 'known'; readonly email: string }
  | { readonly outcome: 'dead' }
  | StoreFailure
> {
  const reply = await api({
    document: `query customer($customerAccessToken: String!) {
      customer(customerAccessToken: $customerAccessToken) { email }
    }`,
    variables: { customerAccessToken: accessToken },
  })
  if (reply.status !== 'answered') return storeFailure(reply)
  if (reply.errors.some(isAccessDenied)) return lacksScope(report)
  const parsed = emailReply.safeParse(reply.data)
  if (!parsed.success || reply.errors.length > 0) return INVALID_RESPONSE
  const email = parsed.data.customer?.email
  return email ? { outcome: 'known', email } : { outcome: 'dead' }
}
