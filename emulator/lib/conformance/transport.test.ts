import { describe, expect, test } from 'vitest'
import type { FaultKind } from '../index.ts'
import {
  answered,
  conformance,
  DAY_MS,
  denied,
  EMAIL,
  PASSWORD,
  RECORDED_EXPIRY,
} from './conformance-fixture.ts'
import {
  CREATE,
  CUSTOMER_READ,
  RECOVER,
  RESET,
  SHOP,
  TOKEN_CREATE,
  TOKEN_DELETE,
  TOKEN_RENEW,
} from './documents-fixture.ts'

const store = conformance()

const LOG_IN = { input: { email: EMAIL, password: PASSWORD } }
const UNAUTHORIZED = { errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }] }

async function costOf(document: string, variables: object): Promise<unknown> {
  return (await store.post(document, variables)).body.extensions
}

describe('table 2, transport of all rows', () => {
  test('a body has errors, data and extensions, in that order, and no throttle status', async () => {
    const good = await store.post(TOKEN_CREATE, LOG_IN)
    const bad = await store.post(TOKEN_DELETE, { token: 'dead' })
    expect(Object.keys(good.body)).toEqual(['data', 'extensions'])
    expect(Object.keys(bad.body)).toEqual(['errors', 'data', 'extensions'])
    expect([good.status, bad.status]).toEqual([200, 200])
    expect(good.body.extensions).toEqual({ cost: { requestedQueryCost: 13 } })
  })

  test('an invalid document has errors in the words of graphql-ruby, and no data', async () => {
    const document = TOKEN_RENEW.replace('userErrors', 'customerUserErrors')
    const { status, body } = await store.post(document, { token: 'x' }, { isInvalid: true })
    const typeName = 'CustomerAccessTokenRenewPayload'
    const error = {
      message: `Field 'customerUserErrors' doesn't exist on type '${typeName}'`,
      locations: [{ line: 2, column: expect.any(Number) }],
      extensions: { code: 'undefinedField', typeName, fieldName: 'customerUserErrors' },
    }
    expect([status, body]).toEqual([200, { errors: [error] }])
  })

  test.each<[string, string, number]>([
    ['customerAccessTokenCreate', TOKEN_CREATE, 13],
    ['customerAccessTokenRenew', TOKEN_RENEW, 12],
    ['customerAccessTokenDelete', TOKEN_DELETE, 11],
    ['customer', CUSTOMER_READ, 4],
    ['customerCreate', CREATE, 16],
    ['customerRecover', RECOVER, 12],
    ['customerReset', RESET, 14],
  ])('the recorded document of %s costs what was recorded', async (_, document, cost) => {
    const reset = { resetToken: 'x', password: PASSWORD }
    const input = document === RESET ? reset : LOG_IN.input
    const variables = { token: 'x', email: EMAIL, id: 'gid://shopify/Customer/1', input }
    expect(await costOf(document, variables)).toEqual({ cost: { requestedQueryCost: cost } })
  })
})

describe('table 2', () => {
  test('row 19: a wrong API token in either header is HTTP 401 with an empty message', async () => {
    const wrong = [
      { 'Shopify-Storefront-Private-Token': 'wrong' },
      { 'X-Shopify-Storefront-Access-Token': 'wrong' },
      { 'X-Shopify-Storefront-Access-Token': store.emulator.privateAccessToken },
      { 'Shopify-Storefront-Private-Token': store.emulator.publicAccessToken },
    ] as const
    for (const headers of wrong) {
      const { status, body } = await store.post(
        SHOP,
        {},
        { apiToken: 'none', headers: { ...headers } },
      )
      expect([status, body]).toEqual([401, UNAUTHORIZED])
    }
  })

  test('row 19: without an API token the catalogue is open, and customers are not', async () => {
    const shop = await store.post(SHOP, {}, { apiToken: 'none' })
    expect([shop.status, shop.body]).toEqual([200, answered({ shop: { name: 'Marl' } }, 1)])
    const token = await store.logIn()
    const customer = await store.post(CUSTOMER_READ, { token }, { apiToken: 'none' })
    const requiredAccess = '`unauthenticated_read_customers` access scope.'
    expect([customer.status, customer.body]).toEqual([200, denied('customer', 4, requiredAccess)])
  })

  test.each<[FaultKind, number]>([
    ['payment-required-402', 402],
    ['locked-423', 423],
    ['security-rejection-430', 430],
    ['error-500', 500],
    ['bad-gateway-502', 502],
  ])('row 20: %s is a page of HTML, on demand', async (kind, expected) => {
    store.emulator.faults.add({ kind, times: 1 })
    const { status, body, headers } = await store.post(SHOP)
    expect([status, headers.get('content-type')]).toEqual([expected, 'text/html; charset=utf-8'])
    expect(body).toMatch(/^<!doctype html>/)
    expect((await store.post(SHOP)).status).toBe(200)
  })

  test('row 20: there are answers that never come, and ones that stop in the middle', async () => {
    store.emulator.faults.add({ kind: 'truncated-json', times: 1 })
    await expect(store.post(SHOP)).rejects.toThrow(SyntaxError)
    store.emulator.faults.add({ kind: 'reset', times: 1 })
    await expect(store.post(SHOP)).rejects.toThrow('fetch failed')
    store.emulator.faults.add({ kind: 'hang', times: 1 })
    const url = `${store.origin}/api/2026-04/graphql.json`
    const signal = AbortSignal.timeout(50)
    await expect(fetch(url, { method: 'POST', body: '{}', signal })).rejects.toThrow(/timeout/)
  })

  test.each<FaultKind>(['error-500', 'security-rejection-430', 'throttled'])(
    'row 21: a renewal that fails with %s does the token no harm',
    async (kind) => {
      const token = await store.logIn()
      store.emulator.clock.advance(DAY_MS)
      store.emulator.faults.add({ kind, field: 'customerAccessTokenRenew', times: 1 })
      expect((await store.post(TOKEN_RENEW, { token })).body.data).toBeUndefined()
      expect(store.emulator.tokens.valid(token)?.expiresAt).toBe(Date.parse(RECORDED_EXPIRY))
      const { body } = await store.post(TOKEN_RENEW, { token })
      expect(body.data.customerAccessTokenRenew.customerAccessToken.accessToken).toBe(token)
    },
  )

  test('row 29: every answer has a request id of its own, whatever it says', async () => {
    const wrongToken = { 'Shopify-Storefront-Private-Token': 'wrong' }
    store.emulator.faults.add({ kind: 'error-500', field: 'customer', times: 1 })
    const replies = [
      await store.post(SHOP),
      await store.post('query {', {}, { isInvalid: true }),
      await store.post(SHOP, {}, { apiToken: 'none', headers: wrongToken }),
      await store.post(CUSTOMER_READ, { token: 'x' }),
    ]
    const ids = replies.map(({ headers }) => headers.get('x-request-id'))
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 401, 500])
    expect(new Set(ids).size).toBe(4)
  })

  test.each(['2026-04', '2026-07', '2026-10', 'unstable'])(
    'row 30: version %s is served',
    async (version) => {
      const { status, body } = await store.post(TOKEN_CREATE, LOG_IN, { version })
      expect([status, body.data.customerAccessTokenCreate.customerUserErrors]).toEqual([200, []])
    },
  )

  test.each([
    ['2023-01', '2026-04'],
    ['2026-04', '2026-04'],
    ['2026-10', '2026-10'],
    ['unstable', 'unstable'],
  ])('row 30: version %s falls forward to %s, and the answer says so', async (version, served) => {
    const { status, headers } = await store.post(SHOP, {}, { version })
    expect([status, headers.get('x-shopify-api-version')]).toEqual([200, served])
  })

  test.each(['2026-05', '2019-03', '2027-01', '2026-4', 'latest', '2026-041', ''])(
    'row 30: version "%s" is not',
    async (version) => {
      expect((await store.post(SHOP, {}, { version })).status).toBe(404)
      expect(store.emulator.journal.entries()).toEqual([])
    },
  )

  test.each(['graphql.jsonp', 'graphql', 'x/graphql.json'])(
    'row 30: no version has "%s"',
    async (end) => {
      const url = `${store.origin}/api/2026-04/${end}`
      expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(404)
    },
  )
})
