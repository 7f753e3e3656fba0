import type { Money } from './product-summary'

/** An amount as the customer reads it, e.g. "€28" or "€28.50". `locale` as `Intl` takes it. */
export function formatPrice({ amount, currencyCode }: Money, locale = 'en'): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: currencyCode,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(Number(amount))
}
