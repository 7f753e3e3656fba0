import type { CustomerAccessToken } from '../session/session.ts'
import type { CreateOutcome, Credentials } from '../session/token-source.ts'
import { askCustomer, SESSION_CUSTOMER } from '../storefront/ask-storefront.ts'
import type { StoreAccess } from '../storefront/storefront-api.ts'
import { INVALID_RESPONSE } from '../storefront/storefront-reply.ts'
import type { AccountOutcome } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'
import { type CustomerMutation, customerMutation } from './customer-mutation.ts'
import { customerAccessTokenCreate } from './customer-mutations.ts'
import { limited } from './limited.ts'
import { openCreated } from './open-session.ts'

/**
 * Exchanges an e-mail address and a password for a session. A wrong password, an unknown address and
 * an account that is not active get one answer after one call to the store, so that none can be told
 * from the others; and all are counted.
 */
export async function logIn(
  context: ActionContext,
  credentials: Credentials,
): Promise<AccountOutcome> {
  return openKnown(context, credentials, await tryPassword(context, 'login', credentials))
}

/** The same with a password that was set a moment ago: there is nothing to guess. */
export async function logInAnew(
  context: ActionContext,
  credentials: Credentials,
): Promise<AccountOutcome> {
  return openKnown(context, credentials, await createToken(context, credentials))
}

/** Exchanges credentials for a token, unless that was tried too often. */
export function tryPassword(
  context: ActionContext,
  action: 'login' | 'password',
  credentials: Credentials,
): Promise<CreateOutcome> {
  const { email } = credentials
  return limited(context, { action, email }, () => createToken(context, credentials))
}

async function openKnown(
  context: ActionContext,
  { email }: Credentials,
  created: CreateOutcome,
): Promise<AccountOutcome> {
  const outcome = await openCreated(context, created)
  return outcome.status === 'signed-in' ? { ...outcome, email } : outcome
}

/** Asks the shop's own source of tokens if it has one. */
function createToken(
  context: ActionContext,
  { email, password }: Credentials,
): Promise<CreateOutcome> {
  const own = context.config.tokenSource?.({ buyerIp: context.buyerIp() })
  return (
    own?.create({ email, password }) ??
    exchange(context, customerAccessTokenCreate({ input: { email, password } }))
  )
}

/** Asks the Storefront API for a token by a mutation that creates one, and then whose it is. */
export async function exchange(
  store: StoreAccess,
  mutation: CustomerMutation,
): Promise<CreateOutcome> {
  const created = await customerMutation(store, mutation)
  switch (created.outcome) {
    case 'done': {
      const { customerAccessToken } = created.payload
      return customerAccessToken === null ? INVALID_RESPONSE : identify(store, customerAccessToken)
    }
    case 'rejected':
      return { outcome: 'unidentified' }
    case 'denied':
    case 'not-found':
      return INVALID_RESPONSE
    default:
      return created
  }
}

/** A new token is worth nothing to us until we know whose it is. */
async function identify(
  store: StoreAccess,
  customerAccessToken: CustomerAccessToken,
): Promise<CreateOutcome> {
  const asked = await askCustomer(store, customerAccessToken, SESSION_CUSTOMER)
  switch (asked.outcome) {
    case 'alive':
      return { outcome: 'created', customerAccessToken, customer: asked.customer }
    case 'dead':
      return INVALID_RESPONSE
    default:
      return asked
  }
}
