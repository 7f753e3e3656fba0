import type { Country } from '@shopify/hydrogen-react/storefront-api-types'
import { cache } from 'react'
import { keptStorefront } from '../kept-storefront'

/** A country that the shop sells to, by the name that Shopify knows it by. */
export type ShippingCountry = Pick<Country, 'isoCode' | 'name'>

const COUNTRIES = `#graphql
  query Countries {
    localization { availableCountries { isoCode name } }
  }`

/** The countries to send to, asked for once an hour at most; none while the store is away. */
export const getCountries = cache(async (): Promise<readonly ShippingCountry[]> => {
  try {
    const { localization } = await keptStorefront<{
      localization: { availableCountries: ShippingCountry[] }
    }>(COUNTRIES, {}, { keptSeconds: ONE_HOUR })
    return localization.availableCountries
  } catch (error) {
    console.error(error)
    return []
  }
})

const ONE_HOUR = 3600
