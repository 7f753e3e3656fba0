import { randomUUID } from 'node:crypto'
import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import type { Catalogue, Merchandise } from '../catalogue/index.ts'
import type { CurrencyRecord } from '../catalogue/localization/markets.ts'
import { centsIn } from '../catalogue/money.ts'
import type { CartLineRecord, CartRecord } from './carts.ts'
import { type CartWarning, type Outcome, type Path, refuseFirst } from './outcome.ts'

/** Finds what is sold under the global id of a variant. */
type FindMerchandise = Catalogue['merchandise']

/** Adds lines, or none if one of them is of something that is not sold. */
export function addLines(
  cart: CartRecord,
  lines: readonly Api.CartLineInput[],
  { find, path }: { readonly find: FindMerchandise; readonly path: Path },
): Outcome {
  const refusal = refuseFirst(
    lines,
    ({ merchandiseId }) => find(merchandiseId) === undefined,
    (index, { merchandiseId: id }) => [
      'INVALID',
      [...path, index, 'merchandiseId'],
      `The merchandise with id ${id} does not exist.`,
    ],
  )
  if (refusal !== null) return refusal
  for (const line of lines) addLine(cart, line)
  return { warnings: limitToStock(cart, find) }
}

/** Changes lines; null keeps what is there. A quantity of zero takes a line away. */
export function updateLines(
  cart: CartRecord,
  updates: readonly Api.CartLineUpdateInput[],
  find: FindMerchandise,
): Outcome {
  const refusal = refuseFirst(
    updates,
    ({ id }) => !cart.lines.some((line) => line.id === id),
    (index, { id }) => [
      'INVALID_MERCHANDISE_LINE',
      ['lines', index, 'id'],
      `The merchandise line with id ${id} does not exist.`,
    ],
  )
  if (refusal !== null) return refusal
  for (const { id, merchandiseId, quantity, attributes } of updates) {
    const line = cart.lines.find((each) => each.id === id)
    if (line === undefined) continue
    line.merchandiseId = merchandiseId ?? line.merchandiseId
    line.quantity = quantity ?? line.quantity
    line.attributes = attributes ?? line.attributes
  }
  cart.lines = cart.lines.filter(({ quantity }) => quantity > 0)
  return { warnings: limitToStock(cart, find) }
}

/** The same merchandise with the same attributes is one line. */
function addLine(cart: CartRecord, input: Api.CartLineInput): void {
  const { merchandiseId } = input
  const [quantity, attributes] = [input.quantity ?? 1, input.attributes ?? []]
  const same = cart.lines.find(
    (line) =>
      line.merchandiseId === merchandiseId &&
      JSON.stringify(line.attributes) === JSON.stringify(attributes),
  )
  if (same !== undefined) same.quantity += quantity
  else cart.lines = [...cart.lines, { id: newLineId(cart), merchandiseId, quantity, attributes }]
}

/** A new global id for a line of a cart. */
export function newLineId({ token }: CartRecord): string {
  return `gid://shopify/CartLine/${randomUUID()}?cart=${token}`
}

/** A quantity above the stock is reduced to it, with a warning. */
function limitToStock(cart: CartRecord, find: FindMerchandise): readonly CartWarning[] {
  const warnings = cart.lines.flatMap((line) => {
    const stock = find(line.merchandiseId)?.stock ?? 0
    if (line.quantity <= stock) return []
    line.quantity = stock
    const code = stock === 0 ? 'MERCHANDISE_OUT_OF_STOCK' : 'MERCHANDISE_NOT_ENOUGH_STOCK'
    return [{ code, message: `Only ${stock} of this item are available.`, target: line.id }]
  })
  cart.lines = cart.lines.filter(({ quantity }) => quantity > 0)
  return warnings
}

/** A line with its price, in cents of the buyer's currency, before any discount. */
export interface PricedLine {
  readonly line: CartLineRecord
  readonly merchandise: Merchandise
  readonly unitCents: number
  readonly formerUnitCents: number | null
  readonly cents: number
}

/** Prices lines. Merchandise that is not sold any more is left out. */
export function priceLines(
  lines: readonly CartLineRecord[],
  { find, currency }: { readonly find: FindMerchandise; readonly currency: CurrencyRecord },
): readonly PricedLine[] {
  return lines.flatMap((line) => {
    const merchandise = find(line.merchandiseId)
    if (merchandise === undefined) return []
    const { price, compareAtPrice } = merchandise
    const unitCents = centsIn(currency, price)
    const formerUnitCents = compareAtPrice === null ? null : centsIn(currency, compareAtPrice)
    return [{ line, merchandise, unitCents, formerUnitCents, cents: unitCents * line.quantity }]
  })
}

/** The total of lines. */
export function sumOf(lines: readonly { readonly cents: number }[]): number {
  return lines.reduce((sum, { cents }) => sum + cents, 0)
}
