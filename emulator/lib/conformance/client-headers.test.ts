import { createStorefrontClient } from '@shopify/hydrogen-react/storefront-client'
import { describe, expect, test } from 'vitest'
import { conformance } from './conformance-fixture.ts'
import { SHOP } from './documents-fixture.ts'

const store = conformance()

const onlyEntry = () => store.emulator.journal.entries()[0]

describe('table 2, headers real clients send', () => {
  test('those of hydrogen-react are in the journal, by their names', async () => {
    const client = createStorefrontClient({
      storeDomain: store.origin,
      privateStorefrontToken: store.emulator.privateAccessToken,
    })
    const headers = client.getPrivateTokenHeaders({ buyerIp: '192.0.2.77' })
    const body = JSON.stringify({ query: SHOP })
    await fetch(client.getStorefrontApiUrl(), { method: 'POST', headers, body })
    expect(onlyEntry()?.headers).toEqual([
      'Shopify-Storefront-Private-Token',
      'Shopify-Storefront-Buyer-IP',
      'X-SDK-Variant',
      'X-SDK-Variant-Source',
      'X-SDK-Version',
    ])
    expect(JSON.stringify(onlyEntry())).not.toContain(store.emulator.privateAccessToken)
  })

  test("those of Hydrogen are as well, and nobody else's", async () => {
    const value = 'a value that nobody notes'
    const names = [
      'Shopify-Storefront-Id',
      'Shopify-Storefront-Y',
      'Shopify-Storefront-S',
      'Custom-Storefront-Request-Group-ID',
      'X-Shopify-UniqueToken',
      'X-Shopify-VisitToken',
    ]
    const fromServers = ['X-Shopify-Client-IP', 'X-Shopify-Client-IP-Sig']
    const sent = [...names, ...fromServers, 'X-Of-My-Own', 'Cookie']
    const headers = Object.fromEntries(sent.map((name) => [name, value]))
    await store.post(SHOP, {}, { apiToken: 'none', buyerIp: null, headers })
    expect(onlyEntry()?.headers).toEqual([...fromServers, ...names])
    expect(JSON.stringify(onlyEntry())).not.toContain(value)
  })

  test('a public token is told from a private one', async () => {
    await store.post(SHOP, {}, { apiToken: 'public', buyerIp: null })
    expect(onlyEntry()?.headers).toEqual(['X-Shopify-Storefront-Access-Token'])
  })
})
