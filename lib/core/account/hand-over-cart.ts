import { cartBuyer } from '../cart/cart-buyer.ts'
import { type CartSync, isInSync, syncCart } from '../cart/sync-cart.ts'
import type { VisitorCart } from '../cart/visitor-cart.ts'
import { withTimeout } from '../http/with-timeout.ts'
import type { Session } from '../session/session.ts'
import type { AccountOutcome } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'

/**
 * A login gives the visitor's cart to the customer, a log-out takes it from them. A store that is
 * slow or down does not delay the answer: the cookie then still says whose the cart was, and the Storefront
 * proxy does not show it before that is put right.
 *
 * @returns the cart, if its cookie has to be written again
 */
export async function handOverCart(
  context: ActionContext,
  outcome: AccountOutcome,
): Promise<VisitorCart | null> {
  const session = sessionAfter(outcome)
  if (session === undefined) return null
  const cart = await context.cart()
  if (cart === null) return null
  const buyer = await cartBuyer(session, context)
  if (isInSync(cart, buyer)) return null
  const syncing = syncCart(context.api, { cart, buyer })
  context.waitUntil(syncing)
  const synced = await withTimeout(syncing, context.config.renewWaitMs, (): CartSync => LATE)
  return synced.outcome === 'synced' ? synced.cart : null
}

const LATE = { outcome: 'failed' } as const

/** Who the visitor is now; undefined if that has not changed. */
function sessionAfter(outcome: AccountOutcome): Session | null | undefined {
  switch (outcome.status) {
    case 'signed-in':
      return outcome.session
    case 'signed-out':
      return null
    default:
      return undefined
  }
}
