import { type CurrencyRecord, SHOP_CURRENCY } from './localization/markets.ts'

/** The currency of every price in the catalogue. */
export const currencyCode = SHOP_CURRENCY.isoCode

/** An amount in the shape of the schema's `MoneyV2`. */
export interface Money {
  readonly amount: string
  readonly currencyCode: string
}

/** An amount in cents; whole numbers as Shopify writes them, e.g. `28.0`. */
export function moneyOfCents(cents: number, code: string = currencyCode): Money {
  return { amount: String(cents / 100).replace(/^(-?\d+)$/, '$1.0'), currencyCode: code }
}

/** A decimal in cents. */
export function centsOf(amount: string): number {
  return Math.round(Number(amount) * 100)
}

/** What a price of the catalogue comes to in a currency, in cents of that currency. */
export function centsIn({ perEuro, roundToCents }: CurrencyRecord, amount: string): number {
  return Math.round((centsOf(amount) * perEuro) / roundToCents) * roundToCents
}

/** A price of the catalogue in a currency. */
export function moneyIn(currency: CurrencyRecord, amount: string): Money {
  return moneyOfCents(centsIn(currency, amount), currency.isoCode)
}
