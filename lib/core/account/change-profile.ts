import { type StorefrontSession, withCustomer, withRenewedToken } from '../session/session.ts'
import { type AccountOutcome, failed } from './account-outcome.ts'
import { tokenProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { changeAccountProfile } from './change-account-profile.ts'
import { type CustomerPayload, customerMutation } from './customer-mutation.ts'
import { customerUpdate } from './customer-mutations.ts'
import type { InputOf, parseProfile } from './input.ts'
import { whenSignedIn } from './signed-in.ts'

/** Changes what a customer says of themselves: names, phone, e-mail address, news by mail. */
export function changeProfile(
  context: ActionContext,
  customer: InputOf<typeof parseProfile>,
): Promise<AccountOutcome> {
  return whenSignedIn(context, {
    async storefront(session) {
      const customerAccessToken = session.customerAccessToken.accessToken
      const update = customerUpdate({ customerAccessToken, customer })
      const updated = await customerMutation(context, update)
      if (updated.outcome !== 'done') return failed(await tokenProblem(context, session, updated))
      const changed = sessionAfter(session, updated.payload, context.now)
      return { status: 'changed', session: changed === session ? null : changed }
    },
    customerAccount: (session) => changeAccountProfile(context, session, customer),
  })
}

/**
 * Shopify answers with a token only where a password has changed; null leaves the session alone.
 * Should it ever send one all the same, the old one is worth nothing any more.
 */
function sessionAfter(
  session: StorefrontSession,
  { customer, customerAccessToken }: CustomerPayload,
  now: number,
): StorefrontSession {
  const renewed = customerAccessToken
    ? withRenewedToken(session, customerAccessToken, now)
    : session
  return customer ? withCustomer(renewed, customer) : renewed
}
