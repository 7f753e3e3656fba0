import type { CustomerAccessToken } from '../session/session.ts'
import type { CreateOutcome, Credentials } from '../session/token-source.ts'
import { probeCustomer } from '../storefront/customer-access-token.ts'
import type { StoreAccess } from '../storefront/storefront-api.ts'
import { INVALID_RESPONSE } from '../storefront/storefront-reply.ts'
import type { ActionContext } from './action-context.ts'
import { type CustomerMutation, customerMutation } from './customer-mutation.ts'
import { customerAccessTokenCreate } from './customer-mutations.ts'

/** Exchanges credentials for a token, at the shop's own source of tokens if it has one. */
export function createToken(
  context: ActionContext,
  credentials: Credentials,
): Promise<CreateOutcome> {
  const own = context.config.tokenSource?.({ buyerIp: context.buyerIp() })
  return own?.create(credentials) ?? exchange(context, customerAccessTokenCreate(credentials))
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
async function identify(store: StoreAccess, token: CustomerAccessToken): Promise<CreateOutcome> {
  const probed = await probeCustomer(store, token)
  switch (probed.outcome) {
    case 'alive':
      return { outcome: 'created', customerAccessToken: token, customer: probed.customer }
    case 'dead':
      return INVALID_RESPONSE
    default:
      return probed
  }
}
