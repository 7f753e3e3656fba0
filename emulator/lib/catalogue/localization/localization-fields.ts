import { type FieldValues, metafieldFields } from '../field-values.ts'
import type { BuyerContext } from './buyer-context.ts'
import { type CountryRecord, countries, languages } from './markets.ts'

/** Where the shop sells to and in which languages, and which of them the buyer is in. */
export function localizationFields({ country, language }: BuyerContext): FieldValues {
  return {
    availableCountries: () => countries.map((each) => countryFields(each, language)),
    availableLanguages: () => languages.map((each) => languageFields(each, language)),
    country: () => countryFields(country, language),
    language: () => languageFields(language, language),
    market: () => marketFields(country),
  }
}

function countryFields(country: CountryRecord, language: string): FieldValues {
  const { isoCode, name, symbol } = country.currency
  return {
    isoCode: country.isoCode,
    name: nameOf('region', country.isoCode, language),
    currency: { isoCode, name, symbol },
    unitSystem: country.unitSystem,
    market: () => marketFields(country),
    availableLanguages: () => languages.map((each) => languageFields(each, language)),
    defaultLanguage: () => languageFields(languages[0], language),
  }
}

function languageFields(isoCode: string, language: string): FieldValues {
  return {
    isoCode,
    name: nameOf('language', isoCode.toLowerCase(), language),
    endonymName: nameOf('language', isoCode.toLowerCase(), isoCode),
  }
}

function marketFields({ market }: CountryRecord): FieldValues {
  return {
    id: `gid://shopify/Market/${market.number}`,
    handle: market.handle,
    ...metafieldFields,
  }
}

/** Names of countries and languages in a language, as the runtime knows them. */
function nameOf(type: 'region' | 'language', code: string, language: string): string {
  return displayNames(type, language).of(code) ?? code
}

const known = new Map<string, Intl.DisplayNames>()

function displayNames(type: 'region' | 'language', language: string): Intl.DisplayNames {
  const key = `${type} ${language}`
  const names = known.get(key) ?? new Intl.DisplayNames(language.toLowerCase(), { type })
  known.set(key, names)
  return names
}
