import type { Catalogue } from '../catalogue/index.ts'
import type { CustomerParts } from '../customers/customer-parts.ts'
import type { CustomerOf } from './buyer-identity.ts'
import type { CartRegistry } from './carts.ts'
import type { DiscountCodeSeed } from './discount-codes.ts'

/** What carts need of the emulated store. */
export interface CartParts extends CustomerParts, Pick<Catalogue, 'merchandise' | 'view'> {
  readonly carts: CartRegistry
  readonly customerOf: CustomerOf
  readonly discountCodes: readonly DiscountCodeSeed[]
}
