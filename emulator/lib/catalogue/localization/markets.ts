/** A currency, and what a euro of the catalogue costs in it. */
export interface CurrencyRecord {
  readonly isoCode: string
  readonly name: string
  readonly symbol: string
  /** Made up, and fixed: a price must not change between two runs. */
  readonly perEuro: number
  /** Prices are rounded to the nearest multiple of this many cents. */
  readonly roundToCents: number
}

/** A country that the shop sells to. */
export interface CountryRecord {
  readonly isoCode: string
  readonly currency: CurrencyRecord
  readonly unitSystem: 'METRIC_SYSTEM' | 'IMPERIAL_SYSTEM'
  readonly market: { readonly number: number; readonly handle: string }
}

const EUR = { isoCode: 'EUR', name: 'Euro', symbol: '€', perEuro: 1, roundToCents: 1 }
const GBP = { isoCode: 'GBP', name: 'British Pound', symbol: '£', perEuro: 0.88, roundToCents: 50 }
const USD = {
  isoCode: 'USD',
  name: 'United States Dollar',
  symbol: '$',
  perEuro: 1.12,
  roundToCents: 100,
}
const CHF = { isoCode: 'CHF', name: 'Swiss Franc', symbol: 'CHF', perEuro: 0.96, roundToCents: 50 }

/** The currency that the catalogue's prices are written in. */
export const SHOP_CURRENCY: CurrencyRecord = EUR

const portugal: CountryRecord = {
  isoCode: 'PT',
  currency: EUR,
  unitSystem: 'METRIC_SYSTEM',
  market: { number: 401, handle: 'pt' },
}

const euroCountries: readonly CountryRecord[] = [
  'AT',
  'BE',
  'DE',
  'ES',
  'FR',
  'IE',
  'IT',
  'NL',
].map((isoCode) => ({ ...portugal, isoCode, market: { number: 402, handle: 'europe' } }))

const unitedKingdom: CountryRecord = {
  isoCode: 'GB',
  currency: GBP,
  unitSystem: 'IMPERIAL_SYSTEM',
  market: { number: 403, handle: 'gb' },
}

const switzerland: CountryRecord = {
  isoCode: 'CH',
  currency: CHF,
  unitSystem: 'METRIC_SYSTEM',
  market: { number: 404, handle: 'ch' },
}

const unitedStates: CountryRecord = {
  isoCode: 'US',
  currency: USD,
  unitSystem: 'IMPERIAL_SYSTEM',
  market: { number: 405, handle: 'us' },
}

/** The country of a buyer of whom nothing else is known. */
export const DEFAULT_COUNTRY = portugal

/** Where the shop sells to, in alphabetical order. */
export const countries: readonly CountryRecord[] = [
  ...euroCountries,
  unitedKingdom,
  portugal,
  switzerland,
  unitedStates,
].toSorted((left, right) => (left.isoCode < right.isoCode ? -1 : 1))

/** The languages of the shop, the default one first. */
export const languages = ['EN', 'PT'] as const

/** A country by its code; the default one if the shop does not sell there, or none was named. */
export function countryWithCode(isoCode: string | null | undefined): CountryRecord {
  return countries.find((country) => country.isoCode === isoCode) ?? DEFAULT_COUNTRY
}
