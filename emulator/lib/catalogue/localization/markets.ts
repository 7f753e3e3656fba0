import { readFileSync } from 'node:fs'

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

/** Countries that the shop sells to on the same terms. */
interface Market {
  readonly number: number
  readonly handle: string
  readonly countries: readonly string[]
  readonly currency: CurrencyRecord
  /** `METRIC_SYSTEM` or `IMPERIAL_SYSTEM`. */
  readonly unitSystem: string
}

/** The markets of a shop. */
export interface Markets {
  readonly home: Market
  readonly abroad: readonly Market[]
}

/** A country that the shop sells to. */
export interface CountryRecord extends Pick<Market, 'currency' | 'unitSystem'> {
  readonly isoCode: string
  readonly market: Pick<Market, 'number' | 'handle'>
}

/** What `assets/markets.json` says. */
export const MARKETS: Markets = JSON.parse(
  readFileSync(new URL('../../../assets/markets.json', import.meta.url), 'utf8'),
)

/** The currency that the catalogue's prices are written in. */
export const SHOP_CURRENCY = MARKETS.home.currency

/** The country of a buyer of whom nothing else is known. */
export const DEFAULT_COUNTRY = countryIn(MARKETS.home, 'PT')

/** Where the shop sells to, in alphabetical order. */
export const countries: readonly CountryRecord[] = [MARKETS.home, ...MARKETS.abroad]
  .flatMap((market) => market.countries.map((isoCode) => countryIn(market, isoCode)))
  .toSorted((left, right) => (left.isoCode < right.isoCode ? -1 : 1))

function countryIn(market: Market, isoCode: string): CountryRecord {
  const { currency, unitSystem } = market
  return { isoCode, currency, unitSystem, market }
}

/** The languages of the shop, the default one first. */
export const languages = ['EN', 'PT'] as const

/** A country by its code; the default one if the shop does not sell there, or none was named. */
export function countryWithCode(isoCode: unknown): CountryRecord {
  return countries.find((country) => country.isoCode === isoCode) ?? DEFAULT_COUNTRY
}
