import type { Country } from '@shopify/hydrogen-react/storefront-api-types'
import { unstable_cache } from 'next/cache'
import { cache } from 'react'
import { storefront } from '../storefront'

/** A country that the shop sells to, by the name that Shopify knows it by. */
export type ShippingCountry = Pick<Country, 'isoCode' | 'name'>

const COUNTRIES = `#graphql
  query Countries {
    localization { availableCountries { isoCode name } }
  }`

/** The countries to send to, asked for once an hour at most; none while the store is away. */
export const getCountries = cache(async (): Promise<readonly ShippingCountry[]> => {
  const store = process.env['SHOPIFY_STORE_DOMAIN'] ?? ''
  try {
    return await unstable_cache(askCountries, ['countries', store], { revalidate: 3600 })()
  } catch (error) {
    console.error(error)
    return []
  }
})

async function askCountries(): Promise<readonly ShippingCountry[]> {
  const { localization } = await storefront<{
    localization: { availableCountries: ShippingCountry[] }
  }>(COUNTRIES)
  return localization.availableCountries
}
