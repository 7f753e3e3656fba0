import { type AccountOutcome, failed } from './account-outcome.ts'
import { loginProblem, mutationProblem } from './account-problem.ts'
import type { AccountVisit } from './account-visit.ts'
import { identify } from './create-token.ts'
import { customerMutation } from './customer-mutation.ts'
import { customerAccessTokenCreateWithMultipass } from './customer-mutations.ts'
import type { InputFields } from './input.ts'
import { openSession } from './open-session.ts'

/**
 * Signs a customer in who has proved elsewhere who they are. Shopify takes a Multipass token once,
 * for fifteen minutes, and creates or enables its customer (Shopify Plus).
 */
export async function multipass(visit: AccountVisit, fields: InputFields): Promise<AccountOutcome> {
  const { visitor } = visit
  const store = { api: visitor.api(), report: visitor.report }
  const mutation = customerAccessTokenCreateWithMultipass(String(fields['multipassToken'] ?? ''))
  const exchanged = await customerMutation(store, mutation)
  if (exchanged.outcome === 'rejected') return failed({ code: 'UNIDENTIFIED_CUSTOMER' })
  if (exchanged.outcome !== 'done') return failed(mutationProblem(exchanged, visitor.report))
  const { customerAccessToken } = exchanged.payload
  if (customerAccessToken === null) return failed({ code: 'STOREFRONT_UNAVAILABLE' })
  const created = await identify(store, customerAccessToken)
  return created.outcome === 'created' ? openSession(visit, created) : failed(loginProblem(created))
}
