import { expect, test } from 'vitest'
import type { StorefrontApi } from '../storefront/storefront-api.ts'
import { territoryCode } from './territory-code.ts'

const ENTRY = { id: 'gid://shopify/CustomerAddress/1', province: null, zoneCode: null }
const entries = [{ ...ENTRY, country: 'Antiga Atlântida', territoryCode: 'AQ' }]

const sells: StorefrontApi = async () => ({
  outcome: 'answered',
  data: { localization: { availableCountries: [{ isoCode: 'DE', name: 'Alemanha' }] } },
  errors: [],
})
const isDown: StorefrontApi = async () => ({ outcome: 'unavailable', reason: 'timeout' })

const codeOf = (country: string, api = sells) =>
  territoryCode(country, { store: { api, report: () => undefined }, entries })

test.each([
  ['is a code', 'PT', 'PT'],
  ['is one of the customer’s own book', 'Antiga Atlântida', 'AQ'],
  ['is one that the shop sells to, by the name that it has there', 'Alemanha', 'DE'],
  ['is known by its English name, in whatever letters', 'united kingdom', 'GB'],
  ['is none', 'Atlantis', null],
  ['is a code in small letters, which no form of ours sends', 'pt', null],
])('a country that %s: %s', async (_, country, code) => {
  expect(await codeOf(country)).toBe(code)
})

test('while the store cannot be asked, what else is known is enough', async () => {
  expect(await codeOf('Portugal', isDown)).toBe('PT')
  expect(await codeOf('Alemanha', isDown)).toBeNull()
})
