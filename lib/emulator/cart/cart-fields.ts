import { randomUUID } from 'node:crypto'
import type { TokenRegistry } from '../tokens.ts'
import { type CartSurroundings, cartId, cartObject } from './cart-object.ts'
import type { CartAttribute, CartBuyer, CartLineRecord, CartRecord, CartRegistry } from './carts.ts'

interface LineInput {
  readonly merchandiseId: string
  readonly quantity?: number | null
  readonly attributes?: readonly CartAttribute[] | null
}

interface LineUpdate {
  readonly id: string
  readonly merchandiseId?: string | null
  readonly quantity?: number | null
  readonly attributes?: readonly CartAttribute[] | null
}

interface BuyerInput {
  readonly customerAccessToken?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly countryCode?: string | null
  readonly companyLocationId?: string | null
}

interface CartInput {
  readonly lines?: readonly LineInput[] | null
  readonly attributes?: readonly CartAttribute[] | null
  readonly note?: string | null
  readonly discountCodes?: readonly string[] | null
  readonly buyerIdentity?: BuyerInput | null
}

/** What a change of a cart came to, besides the cart. */
interface Outcome {
  readonly errors?: readonly CartUserError[]
  readonly warnings?: readonly object[]
}

interface CartUserError {
  readonly code: string
  readonly field: readonly string[]
  readonly message: string
}

/** What carts need of the emulated store. */
export interface CartParts extends CartSurroundings {
  readonly carts: CartRegistry
  readonly tokens: TokenRegistry
  readonly now: () => number
}

type WithCart<Input> = Input & { readonly cartId: string }

/** The root fields of carts. They need no scope: anybody may fill a cart. */
export function cartFields(parts: CartParts) {
  /** A mutation without the key finds no cart, and is answered with a brand-new one. */
  function change<Input>(apply: (cart: CartRecord, input: Input) => Outcome) {
    return (input: WithCart<Input>) => {
      const found = parts.carts.byId(input.cartId)
      if (found?.hasKey) return payload(parts, found.cart, apply(found.cart, input))
      return payload(parts, parts.carts.create(), { errors: [NO_SUCH_CART] })
    }
  }

  return {
    cart: ({ id }: { id: string }) => {
      const found = parts.carts.byId(id)
      return found === null ? null : cartObject(found, parts)
    },
    cartCreate: ({ input }: { input?: CartInput | null }) => create(parts, input ?? {}),
    cartLinesAdd: change<{ lines: readonly LineInput[] }>((cart, { lines }) =>
      addLines(parts, cart, { lines, path: ['lines'] }),
    ),
    cartLinesUpdate: change<{ lines: readonly LineUpdate[] }>((cart, { lines }) =>
      updateLines(parts, cart, lines),
    ),
    cartLinesRemove: change<{ lineIds: readonly string[] }>((cart, { lineIds }) => {
      cart.lines = cart.lines.filter(({ id }) => !lineIds.includes(id))
      return {}
    }),
    cartNoteUpdate: change<{ note: string }>((cart, { note }) => {
      cart.note = note
      return {}
    }),
    cartAttributesUpdate: change<{ attributes: readonly CartAttribute[] }>(
      (cart, { attributes }) => {
        cart.attributes = attributes
        return {}
      },
    ),
    cartDiscountCodesUpdate: change<{ discountCodes: readonly string[] }>(
      (cart, { discountCodes }) => {
        cart.discountCodes = discountCodes
        return { warnings: discountCodes.map(() => discountNotFound(cart)) }
      },
    ),
    cartBuyerIdentityUpdate: change<{ buyerIdentity: BuyerInput }>((cart, { buyerIdentity }) =>
      identifyBuyer(parts, cart, { buyerIdentity, path: ['buyerIdentity'] }),
    ),
  }
}

function create(parts: CartParts, input: CartInput) {
  const cart = parts.carts.create()
  const path = ['input', 'lines']
  cart.note = input.note ?? ''
  cart.attributes = input.attributes ?? []
  cart.discountCodes = input.discountCodes ?? []
  const lines = addLines(parts, cart, { lines: input.lines ?? [], path })
  const buyerIdentity = input.buyerIdentity ?? {}
  const buyer = identifyBuyer(parts, cart, { buyerIdentity, path: ['input', 'buyerIdentity'] })
  return payload(parts, cart, {
    errors: [...(lines.errors ?? []), ...(buyer.errors ?? [])],
    warnings: lines.warnings ?? [],
  })
}

function payload(parts: CartParts, cart: CartRecord, { errors = [], warnings = [] }: Outcome) {
  cart.updatedAt = parts.now()
  return { cart: cartObject({ cart, hasKey: true }, parts), userErrors: errors, warnings }
}

function addLines(
  { merchandise }: CartParts,
  cart: CartRecord,
  { lines, path }: { lines: readonly LineInput[]; path: readonly string[] },
): Outcome {
  const missing = lines.findIndex(({ merchandiseId }) => merchandise(merchandiseId) === undefined)
  const unknown = lines[missing]
  if (unknown !== undefined) {
    const field = [...path, String(missing), 'merchandiseId']
    const message = `The merchandise with id ${unknown.merchandiseId} does not exist.`
    return { errors: [{ code: 'INVALID', field, message }] }
  }
  for (const line of lines) addLine(cart, line)
  return { warnings: limitToStock(cart, merchandise) }
}

/** What is in the cart with the same attributes is one line. */
function addLine(cart: CartRecord, { merchandiseId, quantity, attributes }: LineInput): void {
  const isSame = (line: CartLineRecord) =>
    line.merchandiseId === merchandiseId &&
    JSON.stringify(line.attributes) === JSON.stringify(attributes ?? [])
  const same = cart.lines.find(isSame)
  if (same !== undefined) {
    same.quantity += quantity ?? 1
    return
  }
  const id = `gid://shopify/CartLine/${randomUUID()}?cart=${cart.token}`
  const line = { id, merchandiseId, quantity: quantity ?? 1, attributes: attributes ?? [] }
  cart.lines = [...cart.lines, line]
}

/** A quantity of zero takes a line away. */
function updateLines(
  { merchandise }: CartParts,
  cart: CartRecord,
  updates: readonly LineUpdate[],
): Outcome {
  const missing = updates.findIndex(({ id }) => !cart.lines.some((line) => line.id === id))
  const unknown = updates[missing]
  if (unknown !== undefined) {
    const message = `The merchandise line with id ${unknown.id} does not exist.`
    return {
      errors: [
        { code: 'INVALID_MERCHANDISE_LINE', field: ['lines', String(missing), 'id'], message },
      ],
    }
  }
  for (const { id, merchandiseId, quantity, attributes } of updates) {
    const line = cart.lines.find((each) => each.id === id)
    if (line === undefined) continue
    line.merchandiseId = merchandiseId ?? line.merchandiseId
    line.quantity = quantity ?? line.quantity
    line.attributes = attributes ?? line.attributes
  }
  cart.lines = cart.lines.filter(({ quantity }) => quantity > 0)
  return { warnings: limitToStock(cart, merchandise) }
}

/** More than there is on the shelf is cut to what there is, with a warning. */
function limitToStock(cart: CartRecord, merchandise: CartParts['merchandise']): readonly object[] {
  const warnings = cart.lines.flatMap((line) => {
    const stock = merchandise(line.merchandiseId)?.stock ?? 0
    if (line.quantity <= stock) return []
    line.quantity = stock
    const code = stock === 0 ? 'MERCHANDISE_OUT_OF_STOCK' : 'MERCHANDISE_NOT_ENOUGH_STOCK'
    return [{ code, message: `Only ${stock} of this item are available.`, target: line.id }]
  })
  cart.lines = cart.lines.filter(({ quantity }) => quantity > 0)
  return warnings
}

/**
 * `null` clears, absent keeps. A dead token changes nothing at all, and the customer who was there
 * stays (recorded from a live store).
 */
function identifyBuyer(
  { tokens }: CartParts,
  cart: CartRecord,
  { buyerIdentity, path }: { buyerIdentity: BuyerInput; path: readonly string[] },
): Outcome {
  const { customerAccessToken: token, companyLocationId } = buyerIdentity
  if (companyLocationId && !token) {
    const message = 'A customer access token is required with a company location.'
    const field = [...path, 'customerAccessToken']
    return { errors: [{ code: 'MISSING_CUSTOMER_ACCESS_TOKEN', field, message }] }
  }
  const living = token ? tokens.living(token) : undefined
  if (token && living === undefined) {
    const field = [...path, 'customerAccessToken']
    return { errors: [{ code: 'INVALID', field, message: 'Customer is invalid' }] }
  }
  cart.buyer = buyerAfter(cart.buyer, buyerIdentity, living?.customer)
  return {}
}

function buyerAfter(
  buyer: CartBuyer,
  { customerAccessToken, email, phone, countryCode }: BuyerInput,
  customer: CartBuyer['customer'] | undefined,
): CartBuyer {
  return {
    email: email === undefined ? (customer?.email ?? buyer.email) : email,
    phone: phone === undefined ? buyer.phone : phone,
    countryCode: countryCode === undefined ? buyer.countryCode : countryCode,
    customer: customerAccessToken === undefined ? buyer.customer : (customer ?? null),
  }
}

const NO_SUCH_CART: CartUserError = {
  code: 'INVALID',
  field: ['cartId'],
  message: 'The specified cart does not exist.',
}

function discountNotFound(cart: CartRecord): object {
  const message = 'The discount code cannot be applied to your cart.'
  return { code: 'DISCOUNT_NOT_FOUND', message, target: cartId(cart) }
}
