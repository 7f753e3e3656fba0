import { createStorefrontEmulator, type StorefrontEmulator } from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { NotAQueryError } from '../errors.ts'
import { runCustomerQuery } from './customer-query.ts'
import { type StorefrontApi, storefrontApi } from './storefront-api.ts'

let emulator: StorefrontEmulator
let api: StorefrontApi
let accessToken: string

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  const store = {
    origin: await emulator.listen(),
    apiVersion: '2026-04',
    publicAccessToken: emulator.publicAccessToken,
    privateAccessToken: null,
  }
  api = storefrontApi({ store, timeoutMs: 5000, buyerIp: () => null, report: () => undefined })
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.faults.clear()
  const ada = emulator.customers.byEmail('ada@example.com')
  if (ada === undefined) throw new Error('The demo customer is missing.')
  accessToken = emulator.tokens.issue(ada).accessToken
})

function query<Data>(fields: string, variables = {}) {
  const document = `query Q($customerAccessToken: String!) {
    customer(customerAccessToken: $customerAccessToken) { ${fields} }
  }`
  return runCustomerQuery<Data>(api, { document, variables, accessToken })
}

test('runs as the customer', async () => {
  expect(await query('email firstName')).toEqual({
    status: 'ok',
    data: { customer: { email: 'ada@example.com', firstName: 'Ada' } },
  })
})

test('gives no address id away with its credential, under whatever alias', async () => {
  const result = await query(
    'home: defaultAddress { x: id city } addresses(first: 5) { nodes { id } }',
  )
  expect(JSON.stringify(result)).not.toContain('customer_access_token')
  expect(result).toMatchObject({
    status: 'ok',
    data: {
      customer: { home: { x: expect.stringMatching(/^gid:\/\/shopify\/MailingAddress\/\d+$/) } },
    },
  })
})

test('gives the token away neither in data nor in an error', async () => {
  const document = `query Q($customerAccessToken: String!) {
    customer(customerAccessToken: $customerAccessToken) { id }
    product(handle: $customerAccessToken) { id }
    products(first: 1, after: $customerAccessToken) { nodes { id } }
  }`
  const result = await runCustomerQuery(api, { document, variables: {}, accessToken })
  expect(result.status).toBe('failed')
  expect(JSON.stringify(result)).not.toContain(accessToken)
})

test('a caller cannot run as somebody else by passing a token of their own', async () => {
  const ours = await query<{ customer: { email: string } }>('email', {
    customerAccessToken: 'theirs',
  })
  expect(ours).toMatchObject({ status: 'ok', data: { customer: { email: 'ada@example.com' } } })
})

test('a dead token is signed-out, and not an empty customer', async () => {
  for (const token of emulator.tokens.all()) emulator.tokens.revoke(token)
  expect(await query('email')).toEqual({ status: 'signed-out', reason: 'revoked' })
})

test('a field that fails is told, beside what could be answered', async () => {
  const result = await query('email metafields(identifiers: []) { key }')
  expect(result).toMatchObject({
    status: 'failed',
    errors: [{ message: expect.stringContaining('Customer.metafields') }],
  })
})

test.each(['hang', 'error-500', 'throttled', 'unauthorized-401'] as const)(
  'a store that answers with %s is unavailable, and the session stays',
  async (kind) => {
    emulator.faults.add({ kind })
    expect(await query('email')).toEqual({ status: 'unavailable' })
  },
)

test('refuses a mutation before it is sent', async () => {
  emulator.journal.clear()
  const document =
    'mutation M($customerAccessToken: String!) { customerAccessTokenRenew(customerAccessToken: $customerAccessToken) { customerAccessToken { accessToken } } }'
  await expect(runCustomerQuery(api, { document, variables: {}, accessToken })).rejects.toThrow(
    NotAQueryError,
  )
  expect(emulator.journal.entries()).toEqual([])
})
