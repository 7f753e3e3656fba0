import type { VariantSeed } from './product-seed.ts'

/** The currency of every price in the catalogue. */
export const currencyCode = 'EUR'

/** An amount in the shape of the schema's `MoneyV2`. */
export function money(amount: string) {
  return { amount, currencyCode }
}

/** An amount in cents, in the same shape; whole numbers as Shopify writes them, e.g. `28.0`. */
export function moneyOfCents(cents: number) {
  return money(String(cents / 100).replace(/^(\d+)$/, '$1.0'))
}

/** A decimal in cents. */
export function centsOf(amount: string): number {
  return Math.round(Number(amount) * 100)
}

/** The lowest and the highest price a product is sold for. */
export function priceRange(variants: readonly VariantSeed[]) {
  return rangeOf(variants.map(({ price }) => price))
}

/** The range of former prices; Shopify answers zero, not null, for a product without any. */
export function compareAtPriceRange(variants: readonly VariantSeed[]) {
  return rangeOf(variants.flatMap(({ compareAtPrice }) => compareAtPrice ?? []))
}

function rangeOf(amounts: readonly string[]) {
  const sorted = amounts.toSorted((left, right) => Number(left) - Number(right))
  return {
    minVariantPrice: money(sorted.at(0) ?? '0.0'),
    maxVariantPrice: money(sorted.at(-1) ?? '0.0'),
  }
}
