import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStore, type TestStore } from './customer-fixture.ts'

let store: TestStore

beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.emulator.close())

async function orders(fields: string, args = 'first: 10') {
  const token = await store.logIn()
  const { data, errors } = await store.ask(
    `query Q($token: String!) {
      customer(customerAccessToken: $token) { numberOfOrders orders(${args}) { totalCount nodes { ${fields} } } }
    }`,
    { token },
  )
  expect(errors).toBeUndefined()
  return data.customer
}

test('are counted in strings, as Shopify does', async () => {
  expect(await orders('name')).toEqual({
    numberOfOrders: '2',
    orders: { totalCount: '2', nodes: [{ name: '#1001' }, { name: '#1002' }] },
  })
})

test('come newest first when asked, and in pages', async () => {
  const { nodes } = (await orders('orderNumber', 'first: 1, sortKey: PROCESSED_AT, reverse: true'))
    .orders
  expect(nodes).toEqual([{ orderNumber: 1002 }])
})

test('say what was bought, for how much, and where it went', async () => {
  const { nodes } = (
    await orders(`
      processedAt financialStatus fulfillmentStatus totalPrice { amount currencyCode }
      shippingAddress { city }
      lineItems(first: 5) { nodes { title quantity originalTotalPrice { amount } variant { sku price { amount } product { handle } } } }`)
  ).orders
  expect(nodes[0]).toEqual({
    processedAt: '2026-05-12T09:30:00Z',
    financialStatus: 'PAID',
    fulfillmentStatus: 'FULFILLED',
    totalPrice: { amount: '84.0', currencyCode: 'EUR' },
    shippingAddress: { city: 'London' },
    lineItems: {
      nodes: [
        {
          title: 'Speckled Mug',
          quantity: 2,
          originalTotalPrice: { amount: '56.0' },
          variant: {
            sku: 'MUG-OAT',
            price: { amount: '28.0' },
            product: { handle: 'speckled-mug' },
          },
        },
        {
          title: 'Speckled Mug',
          quantity: 1,
          originalTotalPrice: { amount: '28.0' },
          variant: {
            sku: 'MUG-FERN',
            price: { amount: '28.0' },
            product: { handle: 'speckled-mug' },
          },
        },
      ],
    },
  })
})
