import type { AccountActionName } from '../events/account-action-name.ts'
import { requestSharing } from '../request-sharing.ts'
import type { AccountOutcome } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'

/** What replaces a password. The first one of an account (`activate`) has no sessions before it. */
const NEW_PASSWORD: ReadonlySet<AccountActionName> = new Set(['password', 'reset'])

/**
 * Ends all other sessions of a customer who has just set a new password, where instances share a store:
 * those that had begun before the one that this very answer begins. Shopify ends their tokens
 * (recorded), which would be noticed when they are next used or renewed. Fails open: while the store
 * is away the new password stands, and an event says that the others were not told.
 */
export async function endOtherSessions(
  action: AccountActionName,
  context: ActionContext,
  outcome: AccountOutcome,
): Promise<void> {
  if (outcome.status !== 'signed-in' || !NEW_PASSWORD.has(action)) return
  const { issuedAt, customer } = outcome.session
  const sharing = requestSharing(context, context.now)
  if (sharing === null) return
  const areEnded = await sharing.revokeAll(customer.id, Date.parse(issuedAt) - 1)
  context.emit({ type: 'others-ended', by: action, outcome: areEnded ? 'revoked' : 'unavailable' })
}
