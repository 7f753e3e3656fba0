import { withTimeout } from '../http/with-timeout.ts'
import {
  type CustomerAccessToken,
  isExpired,
  type Session,
  type SessionCustomer,
  startSession,
} from '../session/session.ts'
import { type AccountOutcome, failed } from './account-outcome.ts'
import type { AccountVisit } from './account-visit.ts'

/**
 * Begins a session for a customer who has just proved who they are. It is always a new one (no
 * fixation); the token of the one that it replaces ends at Shopify too.
 */
export async function openSession(
  visit: AccountVisit,
  {
    customerAccessToken,
    customer,
  }: { customerAccessToken: CustomerAccessToken; customer: SessionCustomer },
): Promise<AccountOutcome> {
  if (isExpired(customerAccessToken, visit.now)) return failed({ code: 'STOREFRONT_UNAVAILABLE' })
  const read = await visit.session()
  const replaced = read.status === 'absent' ? null : read.session
  if (replaced !== null) await revokeReplaced(visit, replaced, customerAccessToken)
  const session = startSession(customerAccessToken, customer, visit.now)
  return { status: 'signed-in', session, replaced }
}

/**
 * Shopify may hand out the same string again for a second login; then it must live on. A store
 * that is slow to end the old one does not hold the customer back.
 */
async function revokeReplaced(
  visit: AccountVisit,
  replaced: Session,
  { accessToken }: CustomerAccessToken,
): Promise<void> {
  if (replaced.customerAccessToken.accessToken === accessToken) return
  await revokeInTime(visit, replaced.customerAccessToken)
}

/** Ends a token at Shopify. @returns whether Shopify has said so within `renewWaitMs`. */
export function revokeInTime(
  { config, visitor, keepAlive }: AccountVisit,
  token: CustomerAccessToken,
): Promise<boolean> {
  const revoking = visitor.tokenSource
    .revoke(token)
    .then(({ outcome }) => outcome === 'revoked')
    .catch(() => false)
  keepAlive(revoking)
  return withTimeout(revoking, config.renewWaitMs, () => false)
}
