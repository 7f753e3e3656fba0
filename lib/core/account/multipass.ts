import { type AccountOutcome, failed } from './account-outcome.ts'
import { loginProblem, mutationProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { identify } from './create-token.ts'
import { customerMutation } from './customer-mutation.ts'
import { customerAccessTokenCreateWithMultipass } from './customer-mutations.ts'
import type { InputFields } from './input.ts'
import { openSession } from './open-session.ts'

/**
 * Signs a customer in who has proved elsewhere who they are. Shopify takes a Multipass token once,
 * for fifteen minutes, and creates or enables its customer (Shopify Plus).
 */
export async function multipass(
  context: ActionContext,
  fields: InputFields,
): Promise<AccountOutcome> {
  const mutation = customerAccessTokenCreateWithMultipass(String(fields['multipassToken'] ?? ''))
  const exchanged = await customerMutation(context, mutation)
  if (exchanged.outcome === 'rejected') return failed({ code: 'UNIDENTIFIED_CUSTOMER' })
  if (exchanged.outcome !== 'done') return failed(mutationProblem(exchanged, context.report))
  const { customerAccessToken } = exchanged.payload
  if (customerAccessToken === null) return failed({ code: 'STOREFRONT_UNAVAILABLE' })
  const created = await identify(context, customerAccessToken)
  return created.outcome === 'created'
    ? openSession(context, created)
    : failed(loginProblem(created))
}
