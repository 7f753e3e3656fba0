import { type GraphQLResolveInfo, getDirectiveValues } from 'graphql'
import { type CountryRecord, countries, countryWithCode, languages } from './markets.ts'

/** Who is asking, as far as the answer depends on it. */
export interface BuyerContext {
  readonly country: CountryRecord
  readonly language: string
  /** Whether the request itself named a country that the shop sells to. */
  readonly hasNamedCountry: boolean
}

/** A buyer of whom nothing is known. */
const DEFAULT_BUYER: BuyerContext = {
  country: countryWithCode(null),
  language: languages[0],
  hasNamedCountry: false,
}

/**
 * What `@inContext` says of the buyer. A country or a language that the shop has not is answered
 * with the default one. `buyer` is accepted and changes nothing: this shop has one price for all,
 * and what a real store answers for an invalid token there is not known. So are `visitorConsent` and
 * `preferredLocationId`.
 */
export function buyerContext({
  schema,
  operation,
  variableValues,
}: Pick<GraphQLResolveInfo, 'schema' | 'operation' | 'variableValues'>): BuyerContext {
  const directive = schema.getDirective('inContext')
  const named = directive && getDirectiveValues(directive, operation, variableValues)
  if (!named) return DEFAULT_BUYER
  return {
    country: countryWithCode(named['country']),
    language: languages.find((each) => each === named['language']) ?? DEFAULT_BUYER.language,
    hasNamedCountry: countries.some(({ isoCode }) => isoCode === named['country']),
  }
}
