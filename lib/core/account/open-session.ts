import { withTimeout } from '../http/with-timeout.ts'
import {
  type CustomerAccessToken,
  isExpired,
  type Session,
  type SessionCustomer,
  startSession,
  tokenOf,
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

async function openSession(
  context: ActionContext,
  {
    customerAccessToken,
    customer,
  }: { customerAccessToken: CustomerAccessToken; customer: SessionCustomer },
): Promise<AccountOutcome> {
  return isExpired(customerAccessToken, context.now)
    ? failed({ code: 'STOREFRONT_UNAVAILABLE' })
    : enterSession(context, startSession(customerAccessToken, customer, context.now))
}

/**
 * Signs a customer in who has just proved who they are. It is always a new session (no fixation). The
 * token of the one that it replaces ends at Shopify too, unless Shopify has handed
 * out the same string again; a store that is slow to end it does not delay the answer for long.
 */
export async function enterSession(
  context: ActionContext,
  session: Session,
): Promise<Extract<AccountOutcome, { status: 'signed-in' }>> {
  const read = await context.session()
  const replaced = read.status === 'absent' ? null : read.session
  const isOther = replaced && tokenOf(replaced).accessToken !== tokenOf(session).accessToken
  if (isOther) await revokeSession(context, replaced)
  return { status: 'signed-in', session, replaced }
}

/** Ends the token of a session at Shopify. @returns whether Shopify has said so in time. */
export function revokeSession(context: ActionContext, session: Session): Promise<boolean> {
  return isRevokedInTime(context, context.tokens().revoke(session))
}

/** Ends a token at Shopify, unless it is the very one that lives on. */
export async function revokeUnless(
  context: ActionContext,
  token: CustomerAccessToken,
  livesOn: CustomerAccessToken,
): Promise<void> {
  if (token.accessToken === livesOn.accessToken) return
  await isRevokedInTime(context, context.tokenSource().revoke(token))
}

/** Whether Shopify says within `renewWaitMs` that a token has ended. */
function isRevokedInTime(
  { config, waitUntil }: ActionContext,
  asked: Promise<{ readonly outcome: string }>,
): Promise<boolean> {
  const revoking = asked.then(({ outcome }) => outcome === 'revoked').catch(() => false)
  waitUntil(revoking)
  return withTimeout(revoking, config.renewWaitMs, () => false)
}
