import * as z from 'zod/mini'
import type { CustomerAccessToken } from '../session/session.ts'
import { askCustomer, type CustomerQuestion } from '../storefront/ask-storefront.ts'
import { type AccountOutcome, failed } from './account-outcome.ts'
import { customerProblem, invalidInput, loginProblem, mutationProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { customerMutation, type MutationFailure } from './customer-mutation.ts'
import { customerUpdate } from './customer-mutations.ts'
import type { InputOf, parsePasswordChange } from './input.ts'
import { logInAnew, tryPassword } from './log-in.ts'
import { openFrom, revokeUnless } from './open-session.ts'
import { whenSignedIn } from './signed-in.ts'

interface ProvedChange {
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
export function changePassword(
  context: ActionContext,
  { currentPassword, newPassword }: InputOf<typeof parsePasswordChange>,
): Promise<AccountOutcome> {
  return whenSignedIn(context, {
    async storefront({ customerAccessToken: token }) {
      const asked = await askCustomer(context, token, EMAIL)
      if (asked.outcome !== 'alive') return failed(customerProblem(asked))
      const { email } = asked.customer
      if (!email) return failed({ code: 'SIGNED_OUT' })
      const proof = await tryPassword(context, 'password', { email, password: currentPassword })
      if (proof.outcome !== 'created') return failed(loginProblem(proof))
      return change(context, { email, newPassword, token, proof: proof.customerAccessToken })
    },
    // Who logs in with a code has none.
    customerAccount: async () =>
      failed(invalidInput([{ field: 'newPassword', code: 'NOT_ALLOWED' }])),
  })
}

const email = z.object({ email: z.nullable(z.string()) })

/** The address to log in with. It is asked for, because the session does not carry it. */
const EMAIL: CustomerQuestion<z.infer<typeof email>> = {
  fields: 'email',
  parse: (customer) => email.safeParse(customer).data ?? null,
}

async function change(context: ActionContext, wanted: ProvedChange): Promise<AccountOutcome> {
  const update = customerUpdate({
    customerAccessToken: wanted.token.accessToken,
    customer: { password: wanted.newPassword },
  })
  const updated = await customerMutation(context, update)
  if (updated.outcome === 'done') {
    const hasToken = updated.payload.customerAccessToken !== null
    return hasToken ? openFrom(context, updated.payload) : verifyByLogin(context, wanted)
  }
  if (updated.outcome === 'unavailable') return verifyByLogin(context, wanted)
  await revokeProof(context, wanted)
  return failed(passwordProblem(updated))
}

/** Without a token in the answer, or without an answer, a login tells whether it took effect. */
async function verifyByLogin(
  context: ActionContext,
  wanted: ProvedChange,
): Promise<AccountOutcome> {
  const { email, newPassword } = wanted
  const login = await logInAnew(context, { email, password: newPassword })
  if (login.status === 'signed-in') return login
  await revokeProof(context, wanted)
  return failed({ code: 'STOREFRONT_UNAVAILABLE' })
}

/** The token of the proof is of no more use. */
function revokeProof(context: ActionContext, { proof, token }: ProvedChange): Promise<void> {
  return revokeUnless(context, proof, token)
}

/** The login worked, so our scopes are in order: where the change was denied, the session is dead. */
function passwordProblem(updated: MutationFailure) {
  const { errors, ...problem } = mutationProblem(updated)
  if (errors === undefined) return problem
  const named = errors.map((error) =>
    error.field === 'password' ? { ...error, field: 'newPassword' } : error,
  )
  return { ...problem, errors: named }
}
