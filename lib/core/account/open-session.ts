import { withTimeout } from '../http/with-timeout.ts'
import {
  type CustomerAccessToken,
  isExpired,
  type Session,
  type SessionCustomer,
  startSession,
} from '../session/session.ts'
import { type AccountOutcome, failed } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'

/**
 * Begins a session for a customer who has just proved who they are. It is always a new one (no
 * fixation); the token of the one that it replaces ends at Shopify too.
 */
export async function openSession(
  context: ActionContext,
  {
    customerAccessToken,
    customer,
  }: { customerAccessToken: CustomerAccessToken; customer: SessionCustomer },
): Promise<AccountOutcome> {
  if (isExpired(customerAccessToken, context.now)) return failed({ code: 'STOREFRONT_UNAVAILABLE' })
  const read = await context.session()
  const replaced = read.status === 'absent' ? null : read.session
  if (replaced !== null) await revokeReplaced(context, replaced, customerAccessToken)
  const session = startSession(customerAccessToken, customer, context.now)
  return { status: 'signed-in', session, replaced }
}

/**
 * Shopify may hand out the same string again for a second login; then it must live on. A store
 * that is slow to end the old one does not hold the customer back.
 */
async function revokeReplaced(
  context: ActionContext,
  replaced: Session,
  { accessToken }: CustomerAccessToken,
): Promise<void> {
  if (replaced.customerAccessToken.accessToken === accessToken) return
  await revokeInTime(context, replaced.customerAccessToken)
}

/** Ends a token at Shopify. @returns whether Shopify has said so within `renewWaitMs`. */
export function revokeInTime(
  { config, tokenSource, waitUntil }: ActionContext,
  token: CustomerAccessToken,
): Promise<boolean> {
  const revoking = tokenSource()
    .revoke(token)
    .then(({ outcome }) => outcome === 'revoked')
    .catch(() => false)
  waitUntil(revoking)
  return withTimeout(revoking, config.renewWaitMs, () => false)
}
