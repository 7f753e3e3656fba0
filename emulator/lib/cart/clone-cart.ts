import { randomUUID } from 'node:crypto'
import type { CartRecord, CartRegistry } from './carts.ts'

/** A second cart with the same contents, and nothing of the buyer. */
export function cloneCart(cart: CartRecord, carts: CartRegistry): CartRecord {
  const clone = carts.create()
  clone.lines = cart.lines.map((line) => ({
    ...line,
    id: `gid://shopify/CartLine/${randomUUID()}?cart=${clone.token}`,
  }))
  clone.note = cart.note
  clone.attributes = cart.attributes
  clone.discountCodes = cart.discountCodes
  clone.metafields = cart.metafields
  return clone
}
