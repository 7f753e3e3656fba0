import type { Money } from './product-summary'

/** An amount as the customer reads it, e.g. "€28" or "€28.50". */
export function formatPrice({ amount, currencyCode }: Money): string {
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency: currencyCode,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(Number(amount))
}
