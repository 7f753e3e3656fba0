import { randomUUID } from 'node:crypto'
import type { Catalogue } from '../catalogue/index.ts'
import type { CartAttribute, CartLineRecord, CartRecord } from './carts.ts'
import { type CartWarning, type Outcome, refused, refuseFirst } from './outcome.ts'

/** A line to be added. */
export interface LineInput {
  readonly merchandiseId: string
  readonly quantity?: number | null
  readonly attributes?: readonly CartAttribute[] | null
}

/** A change of a line. What is absent or null stays as it is. */
export interface LineUpdate extends Omit<LineInput, 'merchandiseId'> {
  readonly id: string
  readonly merchandiseId?: string | null
}

/** Finds what is sold under the global id of a variant. */
export type FindMerchandise = Catalogue['merchandise']

/** Adds lines, or none if one of them is of something that is not sold. */
export function addLines(
  cart: CartRecord,
  lines: readonly LineInput[],
  { find, path }: { readonly find: FindMerchandise; readonly path: readonly string[] },
): Outcome {
  const refusal = refuseFirst(
    lines,
    ({ merchandiseId }) => find(merchandiseId) === undefined,
    (index, { merchandiseId: id }) =>
      refused(
        'INVALID',
        [...path, index, 'merchandiseId'],
        `The merchandise with id ${id} does not exist.`,
      ),
  )
  if (refusal !== null) return refusal
  for (const line of lines) addLine(cart, line)
  return { warnings: limitToStock(cart, find) }
}

/** Changes lines. A quantity of zero takes a line away. */
export function updateLines(
  cart: CartRecord,
  updates: readonly LineUpdate[],
  find: FindMerchandise,
): Outcome {
  const refusal = refuseFirst(
    updates,
    ({ id }) => !cart.lines.some((line) => line.id === id),
    (index, { id }) =>
      refused(
        'INVALID_MERCHANDISE_LINE',
        ['lines', index, 'id'],
        `The merchandise line with id ${id} does not exist.`,
      ),
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
