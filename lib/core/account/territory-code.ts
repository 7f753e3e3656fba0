import * as z from 'zod/mini'
import { askStorefront } from '../storefront/ask-storefront.ts'
import type { StoreAccess } from '../storefront/storefront-api.ts'
import type { AddressEntry } from './account-address-book.ts'

/** Whether a country is given by its ISO 3166-1 code, as the Customer Account API wants it. */
export function isTerritoryCode(country: string): boolean {
  return /^[A-Z]{2}$/.test(country)
}

/**
 * The code of a country that a form names. Shopify's own names come first, since a form has what it was
 * filled with from there: those in the customer's book, then those of the countries that the shop sells
 * to. Any other is looked for among the English names that the runtime knows. Null for none of them.
 */
export async function territoryCode(
  country: string,
  { store, entries }: { store: StoreAccess; entries: readonly AddressEntry[] },
): Promise<string | null> {
  if (isTerritoryCode(country)) return country
  const own = entries.find((entry) => entry.country === country)?.territoryCode
  return own ?? (await codeAtStore(country, store)) ?? codeByName(country)
}

const reply = z.object({
  localization: z.object({
    availableCountries: z.array(z.object({ isoCode: z.string(), name: z.string() })),
  }),
})

async function codeAtStore(country: string, store: StoreAccess): Promise<string | null> {
  const asked = await askStorefront<{ readonly outcome: 'known'; readonly code: string | null }>(
    store,
    {
      document: 'query countries { localization { availableCountries { isoCode name } } }',
      variables: {},
      parse(data) {
        const countries = reply.safeParse(data).data?.localization.availableCountries ?? []
        const found = countries.find(({ name }) => name === country)
        return { outcome: 'known', code: found?.isoCode ?? null }
      },
    },
  )
  return asked.outcome === 'known' ? asked.code : null
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

function codeByName(country: string): string | null {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const wanted = country.toLowerCase()
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      if (names.of(first + second)?.toLowerCase() === wanted) return first + second
    }
  }
  return null
}
