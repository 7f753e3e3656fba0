import type { Merchandise } from '../catalogue/index.ts'
import type { CurrencyRecord } from '../catalogue/localization/markets.ts'
import { centsIn } from '../catalogue/money.ts'
import type { FindMerchandise } from './cart-lines.ts'
import type { CartLineRecord } from './carts.ts'

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
