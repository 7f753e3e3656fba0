import { print } from 'graphql'
import { isInSync, syncCart } from '../../core/cart/sync-cart.ts'
import { cartCookie, ownCart, type VisitorCart } from '../../core/cart/visitor-cart.ts'
import type { SessionCookie } from '../../core/cookie.ts'
import { scrub } from '../../core/scrub.ts'
import type { Session } from '../../core/session.ts'
import { currentSession } from '../../core/session-state.ts'
import type { RouteRequest } from '../route-request.ts'
import { addIdentity } from './add-identity.ts'
import { askStore, type StoreAnswer } from './ask-store.ts'
import { askForCarts, type CartUse, cartUses, takeCarts } from './carts-in-operation.ts'
import { checkOperation } from './check-operation.ts'
import type { ProxyAnswer } from './proxy-response.ts'
import { type BrowserOperation, readOperation } from './read-operation.ts'
import { refusal } from './refusal.ts'

/** On whose behalf an operation is relayed, and how. */
export interface Relaying {
  readonly route: RouteRequest
  readonly version: string
  readonly buyerContext: boolean
}

/** Checks a browser's operation, has the store answer it, and checks the answer. */
export async function relay(body: string, relaying: Relaying): Promise<ProxyAnswer> {
  const read = readOperation(body)
  if (read.status === 'refused') return { refusal: read.refusal }
  const refused = checkOperation(read.operation)
  if (refused !== null) return { refusal: refused }

  const { route } = relaying
  const current = currentSession(await route.session(), route.now)
  const session = current.status === 'signed-in' ? current.session : null
  const carts = cartUses(read.operation)
  const settled = await settleCart(relaying, { session, carts })
  if ('refusal' in settled) return settled
  return forward(read.operation, { ...relaying, session, carts, ...settled })
}

interface Visit {
  readonly session: Session | null
  readonly carts: readonly CartUse[]
}

/** The visitor's cart, and whether its cookie does not say so yet. */
interface SettledCart {
  readonly cart: VisitorCart | null
  readonly isNews: boolean
}

/**
 * Has the visitor's cart belong to who they are now before it is used: a session may have ended, or
 * another customer have logged in, since it was given one. Fails closed: a cart that is still
 * somebody else's is not shown.
 */
async function settleCart(
  relaying: Relaying,
  { session, carts }: Visit,
): Promise<SettledCart | Extract<ProxyAnswer, { refusal: unknown }>> {
  const { route } = relaying
  const cart = await route.cart()
  const asBefore = { cart, isNews: false }
  if (cart === null || !carts.some(({ id }) => id === cart.id)) return asBefore
  if (isInSync(cart, session)) return asBefore
  const synced = await syncCart(route.visitor.api(), { cart, session })
  if (synced.outcome === 'synced') return { cart: synced.cart, isNews: true }
  if (cart.customerId === null) return asBefore
  return {
    refusal: refusal(
      'STOREFRONT_UNAVAILABLE',
      'The cart belonged to another customer and could not be taken from them. Try again.',
    ),
  }
}

async function forward(
  operation: BrowserOperation,
  relayed: Relaying & Visit & SettledCart,
): Promise<ProxyAnswer> {
  const { buyerContext } = relayed
  const asked = askForCarts(operation)
  const identified = withCustomer(asked, relayed)
  const answer = await send(identified, relayed)
  if (answer.status !== 'answered') return answer.problem
  const isRefused = buyerContext && identified !== asked && isRefusedQuery(asked, answer)
  const settled = isRefused ? await send(asked, relayed) : answer
  if (settled.status !== 'answered') return settled.problem
  return checked(settled, { ...relayed, isIdentified: identified !== asked })
}

function send({ document, variables }: BrowserOperation, { route, version }: Relaying) {
  return askStore(route, { version, query: print(document), variables })
}

/** A cart carries its customer itself, so only a query needs a buyer in its context. */
function withCustomer(
  asked: BrowserOperation,
  { session, carts, cart, buyerContext }: Relaying & Visit & SettledCart,
): BrowserOperation {
  if (session === null) return asked
  return addIdentity(asked, {
    accessToken: session.customerAccessToken.accessToken,
    onCarts: ownsEach(cart, carts),
    inContext: buyerContext && asked.operation.operation === 'query',
  })
}

/**
 * Whether the store takes this kind of customer as a buyer is not known for certain. A query that
 * it refuses as a whole is asked once more as everybody asks it.
 */
function isRefusedQuery(
  { operation }: BrowserOperation,
  { json }: Extract<StoreAnswer, { status: 'answered' }>,
): boolean {
  return operation.operation === 'query' && json['errors'] !== undefined && !json['data']
}

/** A cart that this site has not created for this visitor is nobody's to give away. */
function ownsEach(cart: VisitorCart | null, carts: readonly CartUse[]): boolean {
  return carts
    .filter(({ field }) => field === 'cartBuyerIdentityUpdate')
    .every(({ id }) => cart !== null && id === cart.id)
}

async function checked(
  { json, response }: Extract<StoreAnswer, { status: 'answered' }>,
  {
    session,
    carts,
    cart,
    isNews,
    isIdentified,
    route,
  }: Relaying & Visit & SettledCart & { readonly isIdentified: boolean },
): Promise<ProxyAnswer> {
  const { data, ids } = takeCarts(json['data'])
  const body = scrub(
    'data' in json ? { ...json, data } : json,
    session?.customerAccessToken.accessToken ?? null,
  )
  const created = ids.find((id) => carts.every((use) => use.id !== id))
  const next = created === undefined ? cart : ownCart(created, customerOf(session, carts))
  const isPersonal = isIdentified || carts.length > 0
  return {
    body,
    cookies: next !== null && (isNews || next !== cart) ? [await cookieOf(next, route)] : [],
    cacheControl: isPersonal ? null : response.headers.get('cache-control'),
    requestId: response.headers.get('x-request-id'),
  }
}

/** Only `cartCreate` gives a new cart its customer; one that replaces a forgotten cart has none. */
function customerOf(session: Session | null, carts: readonly CartUse[]): string | null {
  const isCreated = carts.some(({ field }) => field === 'cartCreate')
  return isCreated ? (session?.customer.id ?? null) : null
}

function cookieOf(cart: VisitorCart, { visitor, config }: RouteRequest): Promise<SessionCookie> {
  return cartCookie(cart, { site: visitor.site, passwords: config.passwords })
}
