import { createHash } from 'node:crypto'
import type { SessionCustomer } from '../../core/session/session.ts'

/** The hash that a token has in the emulator's journal: 16 hex digits of its SHA-256. */
export function shortHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 16)
}

/** The names of a customer, as they are. A customer without a name is displayed by their address. */
export function fullNames(customer: SessionCustomer): string {
  return customer.displayName
}

/** The initials of a customer: enough to tell that it is the right one, not enough to tell who. */
export function initials({ firstName, lastName, displayName }: SessionCustomer): string {
  const names = [firstName, lastName].filter((name) => name !== null && name.trim() !== '')
  return (names.length > 0 ? names : [displayName])
    .map((name) => `${[...(name ?? '')][0] ?? ''}.`)
    .join(' ')
}

/** A cart's id without what makes it a key to the cart. */
export function maskedCartId(id: string): string {
  return id.replace(/^(gid:\/\/shopify\/Cart\/.{0,4}).*$/s, '$1…')
}
