import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type AccountStore,
  BOTH_KINDS,
  inNewProcess,
  startAccountStore,
} from '../core/account/account-fixture.ts'
import { requestSession } from '../core/request-session.ts'
import { customerAccount } from './customer-account.ts'

let store: AccountStore

beforeAll(async () => {
  store = await startAccountStore(BOTH_KINDS)
})
afterAll(() => store.emulator.close())
beforeEach(() => {
  store.emulator.faults.clear()
  store.asked()
})

/** What was asked, but for the addresses, which are asked once. */
const asked = () => store.asked().filter((field) => field !== 'discovery')

/** The same customer by both kinds of session. */
const byPassword = () => customerAccount(async () => requestSession(await store.signedIn()))
const byShopify = () =>
  customerAccount(async () => requestSession(inNewProcess(await store.signedInHosted())))

describe('a customer of either kind', () => {
  test.each([
    ['who they are', 'getCustomer', []],
    ['their addresses', 'getAddresses', []],
    ['their orders', 'getOrders', []],
    ['a page of their orders', 'getOrders', [{ size: 1 }]],
    ['an order', 'getOrder', [1001]],
    ['another order', 'getOrder', [1002]],
    ['an order that is not theirs', 'getOrder', [7]],
  ] as const)('is told the same of %s', async (_, name, args) => {
    // biome-ignore lint/suspicious/noExplicitAny: each function with arguments of its own
    const read = (account: any) => account[name](...args)
    const legacy = await read(byPassword())
    expect(legacy.status).toBe('ok')
    expect(JSON.stringify(legacy)).toMatch(/Ada|Lovelace|London|#100|null/)
    expect(await read(byShopify())).toEqual(legacy)
  })

  test('is led through the pages of their orders, and back', async () => {
    const account = byShopify()
    const first = await account.getOrders({ size: 1 })
    if (first.status !== 'ok') throw new Error(first.status)
    expect(first.data.orders.map(({ name }) => name)).toEqual(['#1002'])
    const after = first.data.pageInfo.endCursor ?? undefined
    const second = await account.getOrders({ size: 1, after })
    if (second.status !== 'ok') throw new Error(second.status)
    expect(second.data.orders.map(({ name }) => name)).toEqual(['#1001'])
    const before = second.data.pageInfo.startCursor ?? undefined
    expect(await account.getOrders({ size: 1, before })).toEqual(first)
  })
})

describe('a customer who has logged in on Shopify’s page', () => {
  test('is asked about at the Customer Account API alone, but for what the shop sells', async () => {
    await byShopify().getAddresses()
    expect(asked()).toEqual(['customer-account-api', 'customer'])
    await byShopify().getOrder(1001)
    expect(asked()).toEqual([
      ...['customer-account-api', 'customer'],
      ...['customer-account-api', 'customer'],
      'nodes',
    ])
  })

  test('sees an order although the shop cannot be asked what it sells', async () => {
    store.emulator.faults.add({ kind: 'error-500', field: 'nodes' })
    const result = await byShopify().getOrder(1001)
    expect(result).toMatchObject({ status: 'ok', data: { name: '#1001' } })
    if (result.status !== 'ok' || result.data === null) throw new Error(result.status)
    expect(result.data.lines.map(({ quantity, variant }) => ({ quantity, variant }))).toEqual([
      { quantity: 2, variant: null },
      { quantity: 1, variant: null },
    ])
    expect(result.data.picture).not.toBeNull()
  })

  test.each(['null-data', 'nonsense-json', 'error-503'] as const)(
    'is told that the shop cannot be asked, where it answers %s',
    async (kind) => {
      store.emulator.faults.add({
        kind: kind === 'error-503' ? 'service-unavailable-503' : kind,
        field: 'customer-account-api',
      })
      const account = byShopify()
      for (const result of [
        await account.getCustomer(),
        await account.getAddresses(),
        await account.getOrders(),
        await account.getOrder(1001),
      ]) {
        expect(result).toEqual({ status: 'unavailable' })
      }
    },
  )

  test('is told of an error, without half of an answer', async () => {
    store.emulator.faults.add({ kind: 'shop-inactive', field: 'customer-account-api' })
    expect(await byShopify().getOrder(1001)).toEqual({
      status: 'failed',
      data: {},
      errors: [{ message: 'Shop is inactive', extensions: { code: 'SHOP_INACTIVE' } }],
    })
  })
})
