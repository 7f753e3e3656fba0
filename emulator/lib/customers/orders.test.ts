import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startStore, type TestStore } from './customer-fixture.ts'
import type { OrderSeed } from './customers.ts'
import { DEMO_CUSTOMER } from './demo-customer.ts'

let store: TestStore

beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.emulator.close())

async function orders(fields: string, args = 'first: 10', email: string = DEMO_CUSTOMER.email) {
  const token = await store.logIn(email)
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

describe('an order', () => {
  test('has what a page about it wants', async () => {
    const money = 'amount currencyCode'
    const { orders: found } = await orders(`
      name orderNumber processedAt canceledAt cancelReason edited email phone customerLocale
      currencyCode financialStatus fulfillmentStatus customAttributes { key }
      shippingDiscountAllocations { allocatedAmount { amount } } successfulFulfillments { trackingCompany }
      discountApplications(first: 1) { nodes { targetType } }
      shippingAddress { city } billingAddress { city }
      subtotalPrice { ${money} } totalPrice { ${money} } originalTotalPrice { ${money} }
      currentSubtotalPrice { ${money} } currentTotalPrice { ${money} }
      totalShippingPrice { ${money} } currentTotalShippingPrice { ${money} } totalTax { ${money} }
      currentTotalTax { ${money} } totalRefunded { ${money} }
      currentTotalDuties { ${money} } originalTotalDuties { ${money} }
      lineItems(first: 1) {
        nodes { title quantity currentQuantity discountedTotalPrice { ${money} } originalTotalPrice { ${money} } }
      }`)
    const price = { amount: '28.0', currencyCode: 'EUR' }
    const nothing = { amount: '0.0', currencyCode: 'EUR' }
    expect(found.nodes[1]).toEqual({
      name: '#1002',
      orderNumber: 1002,
      processedAt: '2026-11-02T17:45:00Z',
      canceledAt: null,
      cancelReason: null,
      edited: false,
      email: 'ada@example.com',
      phone: '+442079460018',
      customerLocale: 'en',
      currencyCode: 'EUR',
      financialStatus: 'PAID',
      fulfillmentStatus: 'IN_PROGRESS',
      customAttributes: [],
      shippingDiscountAllocations: [],
      successfulFulfillments: [],
      discountApplications: { nodes: [] },
      shippingAddress: { city: 'London' },
      billingAddress: { city: 'London' },
      subtotalPrice: price,
      totalPrice: price,
      originalTotalPrice: price,
      currentSubtotalPrice: price,
      currentTotalPrice: price,
      totalShippingPrice: nothing,
      currentTotalShippingPrice: nothing,
      totalTax: nothing,
      currentTotalTax: nothing,
      totalRefunded: nothing,
      currentTotalDuties: null,
      originalTotalDuties: null,
      lineItems: {
        nodes: [
          {
            title: 'Speckled Mug',
            quantity: 1,
            currentQuantity: 1,
            discountedTotalPrice: price,
            originalTotalPrice: price,
          },
        ],
      },
    })
  })

  test('stands in the order of time, whatever the order of the seed, and counts beyond a page', async () => {
    addCustomer('order@example.com', [
      { number: 2, processedAt: '2026-02-02T00:00:00Z', lines: [] },
      { number: 1, processedAt: '2026-01-01T00:00:00Z', lines: [] },
    ])
    const { orders: all } = await orders('name', 'first: 9', 'order@example.com')
    expect(all.nodes).toEqual([{ name: '#1' }, { name: '#2' }])
    const { orders: page } = await orders('name', 'first: 1', 'order@example.com')
    expect(page).toEqual({ totalCount: '2', nodes: [{ name: '#1' }] })
  })

  test('keeps a line whose product is sold no more, without a price or a place to send it to', async () => {
    const lines = [{ sku: 'GONE', quantity: 3 }]
    const gone = { number: 7, processedAt: '2026-01-01T00:00:00Z', lines }
    addCustomer('gone@example.com', [{ ...gone, financialStatus: 'REFUNDED' }])
    const fields = `financialStatus shippingAddress { city } billingAddress { city }
      totalPrice { amount } lineItems(first: 1) { nodes { title quantity variant { id } } }`
    const { orders: found } = await orders(fields, 'first: 1', 'gone@example.com')
    expect(found.nodes).toEqual([
      {
        financialStatus: 'REFUNDED',
        shippingAddress: null,
        billingAddress: null,
        totalPrice: { amount: '0.0' },
        lineItems: { nodes: [{ title: 'GONE', quantity: 3, variant: null }] },
      },
    ])
  })
})

function addCustomer(email: string, seeds: readonly OrderSeed[]): void {
  const { password } = DEMO_CUSTOMER
  store.emulator.customers.add({ email, password, orders: seeds })
}
