import { belongsTo, type CartBuyer } from '../../core/cart/cart-buyer.ts'
import { type CartSync, isInSync, syncCart, type Wanted } from '../../core/cart/sync-cart.ts'
import { ownCart, type VisitorCart } from '../../core/cart/visitor-cart.ts'
import type { WaitUntil } from '../../core/events/emit-event.ts'
import { jsonObject } from '../../core/http/json-object.ts'
import { withTimeout } from '../../core/http/with-timeout.ts'
import type { StorefrontApi } from '../../core/storefront/storefront-api.ts'
import type { CartUse } from './name-objects.ts'

/** Who asks, and how the store is asked in documents of the server's own. */
export interface CartOwner {
  readonly buyer: CartBuyer | null
  readonly api: StorefrontApi
  /** Keeps the runtime alive for what outlives the answer. */
  readonly waitUntil: WaitUntil
  /** How long a browser waits for what can be done later as well. */
  readonly waitMs: number
}

/** The visitor's cart; or `failed`, where it may still be another customer's. */
export type SettledCart =
  | { readonly status: 'settled'; readonly cart: VisitorCart | null }
  | { readonly status: 'failed' }

/**
 * Has the visitor's cart belong to who they are now before it is used: a session may have ended,
 * another customer have logged in, or a token have turned, since it was given one. Fails closed: a cart
 * that is still somebody else's is not used.
 */
export async function settleCart(
  cart: VisitorCart | null,
  { owner, carts }: { owner: CartOwner; carts: readonly CartUse[] },
): Promise<SettledCart> {
  const asBefore: SettledCart = { status: 'settled', cart }
  if (cart === null || !carts.some(({ id }) => id === cart.id)) return asBefore
  const { buyer, api } = owner
  const isNobodysOrTheirs = cart.customerId === null || belongsTo(cart, buyer)
  if (isInSync(cart, buyer) || (buyer?.hasEnded && isNobodysOrTheirs)) return asBefore
  const synced = await syncCart(api, { cart, buyer: buyer?.hasEnded ? null : buyer })
  if (synced.outcome === 'synced') return { status: 'settled', cart: synced.cart }
  return isNobodysOrTheirs ? asBefore : { status: 'failed' }
}

/** The cart that a visitor has after an operation, and in which answer it came if it is a new one. */
export interface FollowedCart {
  readonly cart: VisitorCart | null
  /** The use that created the cart and gave it to the customer at once, or null. */
  readonly givenIn: CartUse | null
}

/**
 * Finds out whether an operation has left the visitor with another cart. One that it has created is
 * given to the customer, in a document of the server's own, and the one before is taken from them.
 *
 * @param ids of the carts that the store has answered with, by the key of the answer.
 */
export async function followCart(
  before: VisitorCart | null,
  {
    owner,
    carts,
    ids,
  }: {
    owner: CartOwner
    carts: readonly CartUse[]
    ids: ReadonlyMap<string, string>
  },
): Promise<FollowedCart> {
  const created = carts.find(({ key, id }) => id === null && ids.has(key))
  if (created === undefined) {
    const replacement = await findReplacement(before, { owner, carts, ids })
    const cart = replacement === null ? before : ownCart(replacement, null)
    return { cart, givenIn: null }
  }
  const cart = ownCart(ids.get(created.key) ?? '', null)
  const [given] = await Promise.all([give(cart, owner), leave(before, owner)])
  return { cart: given ?? cart, givenIn: given === null ? null : created }
}

/** What is not given in time, is with the next use of the cart. */
async function give(cart: VisitorCart, owner: CartOwner): Promise<VisitorCart | null> {
  const { buyer } = owner
  if (buyer === null || buyer.hasEnded) return null
  const synced = await inTime({ cart, buyer }, owner)
  return synced.outcome === 'synced' && isInSync(synced.cart, buyer) ? synced.cart : null
}

/** No cookie names this cart any more, so no log-out would take it from its customer. */
async function leave(cart: VisitorCart | null, owner: CartOwner): Promise<void> {
  if (cart !== null && cart.customerId !== null) await inTime({ cart, buyer: null }, owner)
}

function inTime(wanted: Wanted, { api, waitUntil, waitMs }: CartOwner): Promise<CartSync> {
  const syncing = syncCart(api, wanted)
  waitUntil(syncing)
  return withTimeout(syncing, waitMs, (): CartSync => ({ outcome: 'failed' }))
}

/**
 * Shopify answers a mutation of a cart that it has forgotten with a brand-new cart. That two ids
 * differ does not prove that: a known cart may have been named in another spelling. So it is
 * believed of the visitor's own cart, whose id Shopify wrote, and else only once the store says
 * that it knows no such cart.
 */
async function findReplacement(
  own: VisitorCart | null,
  {
    owner,
    carts,
    ids,
  }: { owner: CartOwner; carts: readonly CartUse[]; ids: ReadonlyMap<string, string> },
): Promise<string | null> {
  for (const { key, id } of carts) {
    const answered = ids.get(key)
    if (answered === undefined || id === null || answered === id) continue
    if (id === own?.id || (await isForgotten(id, owner))) return answered
  }
  return null
}

async function isForgotten(id: string, { api }: CartOwner): Promise<boolean> {
  const answer = await api({
    document: 'query isForgotten($id: ID!) { cart(id: $id) { id } }',
    variables: { id },
  })
  if (answer.outcome !== 'answered' || answer.errors.length > 0) return false
  return 'cart' in answer.data && jsonObject(answer.data['cart']) === null
}
