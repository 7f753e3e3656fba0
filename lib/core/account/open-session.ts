import { withTimeout } from '../http/with-timeout.ts'
import {
  type CustomerAccessToken,
  isExpired,
  type SessionCustomer,
  startSession,
} from '../session/session.ts'
import type { CreateOutcome } from '../session/token-source.ts'
import { type AccountOutcome, failed } from './account-outcome.ts'
import { loginProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import type { CustomerPayload } from './customer-mutation.ts'

/** Begins a session with a token that was to be created, or says why there is none. */
export async function openCreated(
  context: ActionContext,
  created: CreateOutcome,
): Promise<AccountOutcome> {
  return created.outcome === 'created'
    ? openSession(context, created)
    : failed(loginProblem(created))
}

/** Begins a session with what a mutation gave: it says whose token it is. */
export async function openFrom(
  context: ActionContext,
  { customer, customerAccessToken }: CustomerPayload,
): Promise<AccountOutcome> {
  if (!customer || !customerAccessToken) return failed({ code: 'STOREFRONT_UNAVAILABLE' })
  return openSession(context, { customer, customerAccessToken })
}

/**
 * Begins a session for a customer who has just proved who they are. It is always a new one (no
 * fixation). The token of the one that it replaces ends at Shopify too, unless Shopify has handed
 * out the same string again; a store that is slow to end it does not delay the answer for long.
 */
async function openSession(
  context: ActionContext,
  {
    customerAccessToken,
    customer,
  }: { customerAccessToken: CustomerAccessToken; customer: SessionCustomer },
): Promise<AccountOutcome> {
  if (isExpired(customerAccessToken, context.now)) return failed({ code: 'STOREFRONT_UNAVAILABLE' })
  const read = await context.session()
  const replaced = read.status === 'absent' ? null : read.session
  if (replaced !== null)
    await revokeUnless(context, replaced.customerAccessToken, customerAccessToken)
  const session = startSession(customerAccessToken, customer, context.now)
  return { status: 'signed-in', session, replaced }
}

/** Ends a token at Shopify, unless it is the very one that lives on. */
export async function revokeUnless(
  context: ActionContext,
  token: CustomerAccessToken,
  livesOn: CustomerAccessToken,
): Promise<void> {
  if (token.accessToken !== livesOn.accessToken) await revokeInTime(context, token)
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
