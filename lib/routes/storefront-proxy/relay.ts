import type { ActionContext } from '../../core/account/action-context.ts'
import { belongsTo, type CartBuyer, cartBuyer } from '../../core/cart/cart-buyer.ts'
import { cartCookie, isCartCookieOld, type VisitorCart } from '../../core/cart/visitor-cart.ts'
import type { SessionCookie } from '../../core/session/cookie.ts'
import { currentSession } from '../../core/session/session-state.ts'
import { redact } from '../../core/storefront/redact.ts'
import { type Asking, askAsCustomer } from './ask-as-customer.ts'
import { cartIdsOf, cleanData, type ShownIdentity } from './clean-answer.ts'
import type { CartUse, NamedOperation } from './name-objects.ts'
import { type CartOwner, type FollowedCart, followCart, settleCart } from './own-cart.ts'
import type { ProxyAnswer } from './proxy-response.ts'
import { refusal } from './refusal.ts'
import { cartAgain, withCartAgain } from './reread-cart.ts'
import { askingForCarts } from './rewrite-operation.ts'
import { understandOperation } from './understand-operation.ts'

/** The request that an operation came with, and how it is relayed. */
export type Relaying = Omit<Asking, 'buyer'>

/**
 * Answers a browser's operation in one line: understand it, have the visitor's cart belong to who
 * they are, ask the store, see which cart the visitor has now, clean the answer. A token goes with
 * documents of the server's own (`CartOwner`), and else into the context of a query alone.
 */
export async function relay(body: string, relaying: Relaying): Promise<ProxyAnswer> {
  const understood = understandOperation(body)
  if (understood.status === 'refused') return { refusal: understood.refusal }
  const { named } = understood
  const { context } = relaying
  const buyer = await buyerOf(context)
  const owner = ownerOf(context, buyer)

  const stored = await context.cart()
  const settled = await settleCart(stored, { owner, carts: named.carts })
  if (settled.status === 'failed') return { refusal: NOT_THEIRS }

  const asking: Asking = { ...relaying, buyer }
  const { answer, isPersonal } = await askAsCustomer(askingForCarts(named), asking)
  if (answer.status !== 'answered') return answer.problem
  const { json, response } = answer

  const ids = cartIdsOf(json['data'])
  const followed = await followCart(settled.cart, { owner, carts: named.carts, ids })
  const { cart } = followed
  const data = await withCustomersCart(json['data'], { named, followed, asking })
  const shown = shownIdentities(named.carts, { ids, buyer, cart })
  const cleaned = cleanData(data, {
    selectionSet: named.operation.selectionSet,
    shown,
    logsIn: buyer?.isKnownAtCheckout ?? false,
  })

  const isPublic = !isPersonal && named.carts.length === 0
  return {
    body: redact('data' in json ? { ...json, data: cleaned } : json, buyer?.accessToken ?? null),
    cookies: await cookiesOf(cart, { stored, carts: named.carts, context }),
    cacheControl: isPublic ? response.headers.get('cache-control') : null,
    requestId: response.headers.get('x-request-id'),
  }
}

const NOT_THEIRS = refusal(
  'STOREFRONT_UNAVAILABLE',
  'The cart belonged to another customer and could not be taken from them. Try again.',
)

async function buyerOf(context: ActionContext): Promise<CartBuyer | null> {
  const current = currentSession(await context.session(), context.now)
  return cartBuyer(current.status === 'signed-in' ? current.session : null, context)
}

function ownerOf({ api, waitUntil, config }: ActionContext, buyer: CartBuyer | null): CartOwner {
  return { buyer, api, waitUntil, waitMs: config.renewWaitMs }
}

/**
 * A cart that was created and given away at once is read again, as its customer sees it. It carries
 * its customer itself, so this question names no buyer.
 */
async function withCustomersCart(
  data: unknown,
  {
    named,
    followed: { cart, givenIn },
    asking,
  }: { named: NamedOperation; followed: FollowedCart; asking: Asking },
): Promise<unknown> {
  if (cart === null || givenIn === null) return data
  const again = cartAgain(named, { use: givenIn, id: cart.id })
  const { answer } = await askAsCustomer(again, { ...asking, buyerContext: false })
  return answer.status === 'answered'
    ? withCartAgain(data, { key: givenIn.key, carts: answer.json['data'] })
    : data
}

/** What may be seen of whose each cart is, by the key of its answer. */
function shownIdentities(
  carts: readonly CartUse[],
  {
    ids,
    buyer,
    cart,
  }: {
    ids: ReadonlyMap<string, string>
    buyer: CartBuyer | null
    cart: VisitorCart | null
  },
): (key: string) => ShownIdentity {
  const asked = new Map(carts.map(({ key, id }) => [key, id]))
  return (key) => {
    const id = ids.get(key) ?? asked.get(key)
    if (cart === null || id !== cart.id) return 'none'
    return buyer !== null && belongsTo(cart, buyer) ? 'whole' : 'without-customer'
  }
}

/** A cart that is used is kept as long as it is used; where nothing is new, nothing is written. */
async function cookiesOf(
  cart: VisitorCart | null,
  {
    stored,
    carts,
    context,
  }: { stored: VisitorCart | null; carts: readonly CartUse[]; context: ActionContext },
): Promise<readonly SessionCookie[]> {
  if (cart === null) return []
  const isUsed = carts.some(({ id }) => id === cart.id)
  if (cart === stored && !(isUsed && isCartCookieOld(cart, context.now))) return []
  return [await cartCookie(cart, context)]
}
