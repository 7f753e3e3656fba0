import { ConfigurationError } from './errors.ts'
import type { Sharing } from './renewal/sharing.ts'
import type { RequestContext } from './request-context.ts'
import { requestSharing } from './request-sharing.ts'
import { CUSTOMER_ID } from './session/session-codec.ts'
import { lineageOf } from './store/store-key.ts'

/** What came of ending sessions. `unavailable`: the shared store could not be asked; try again. */
export type Revocation = { readonly status: 'revoked' | 'unavailable' }

/** Whose sessions are ended. */
export interface RevokedCustomer {
  /** `gid://shopify/Customer/…`, or the number at its end. */
  readonly customerId: string
}

/**
 * Ends all sessions of a customer that have begun by now.
 *
 * @throws {ConfigurationError} without a shared store.
 */
export async function revokeSessions(
  context: RequestContext,
  { customerId }: RevokedCustomer,
): Promise<Revocation> {
  const sharing = await openedSharing(context)
  const id = /^\d+$/.test(customerId) ? CUSTOMER_ID + customerId : customerId
  return outcome(await sharing.revokeAll(id))
}

/**
 * Ends one session, by the id that `sessionId` gave it.
 *
 * @throws {ConfigurationError} without a shared store.
 */
export async function revokeSession(context: RequestContext, id: string): Promise<Revocation> {
  return outcome(await (await openedSharing(context)).revoke(id))
}

/** What names the session of a request, from its log-in to its end; null for a visitor without one. */
export async function sessionId(context: RequestContext): Promise<string | null> {
  const read = await context.session()
  return read.status === 'present' ? lineageOf(read.session) : null
}

async function openedSharing(context: RequestContext): Promise<Sharing> {
  const sharing = requestSharing(context, await context.config.now())
  if (sharing === null) throw new ConfigurationError([NO_STORE])
  return sharing
}

const NO_STORE = {
  setting: 'SESSION_STORE_URL',
  message: 'is missing. Sessions can be ended where instances share a store.',
}

function outcome(isWritten: boolean): Revocation {
  return { status: isWritten ? 'revoked' : 'unavailable' }
}
