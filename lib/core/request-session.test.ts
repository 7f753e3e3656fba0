import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type AccountStore,
  BOTH_KINDS,
  inNewProcess,
  startAccountStore,
} from './account/account-fixture.ts'
import { NotAQueryError } from './errors.ts'
import { requestSession } from './request-session.ts'
import { tokenOf } from './session/session.ts'

const OF_STOREFRONT = `query Q($customerAccessToken: String!) {
  customer(customerAccessToken: $customerAccessToken) { firstName }
}`
const OF_ACCOUNT = 'query Q { customer { firstName } }'
const BOTH = { storefront: OF_STOREFRONT, customerAccount: OF_ACCOUNT }
const ADA = { status: 'ok', data: { customer: { firstName: 'Ada' } } }

let store: AccountStore
/** A shop whose customers all log in on Shopify's page. */
let hosted: AccountStore
/** One that waits for nothing for long. */
let brief: AccountStore

beforeAll(async () => {
  store = await startAccountStore(BOTH_KINDS)
  hosted = await startAccountStore({ ...BOTH_KINDS, legacyAccounts: false })
  brief = await startAccountStore({ ...BOTH_KINDS, renewTimeoutMs: 1500 })
})
afterAll(() => Promise.all([store, hosted, brief].map(({ emulator }) => emulator.close())))
beforeEach(() => {
  for (const { emulator } of [store, hosted, brief]) {
    emulator.faults.clear()
    emulator.clock.reset()
    emulator.journal.clear()
  }
})

/** What was asked, but for the addresses, which are asked once. */
const asked = ({ emulator }: AccountStore) =>
  emulator.journal.entries().filter(({ fields }) => !fields.includes('discovery'))

const session = async (of = hosted) => requestSession(inNewProcess(await of.signedInHosted()))

describe('a query as a customer of the Customer Account API', () => {
  test('is asked there, as the customer, with the token in its header alone', async () => {
    expect(await (await session()).customerQuery(OF_ACCOUNT)).toEqual(ADA)
    const [entry] = asked(hosted)
    expect(entry).toMatchObject({
      fields: ['customer-account-api', 'customer'],
      tokenHash: expect.any(String),
      tokenArguments: [],
    })
  })

  test('takes variables', async () => {
    const document =
      'query Q($first: Int!) { customer { orders(first: $first) { nodes { name } } } }'
    expect(await (await session()).customerQuery(document, { first: 1 })).toMatchObject({
      status: 'ok',
      data: { customer: { orders: { nodes: [{ name: '#1001' }] } } },
    })
  })

  test('gives the token away neither in data nor in an error', async () => {
    const context = await hosted.signedInHosted()
    const { accessToken } = tokenOf(context.opened)
    const { customerQuery } = await requestSession(context)
    // GraphQL repeats a value that is not of its type.
    const document = 'query Q($first: Int!) { customer { orders(first: $first) { nodes { id } } } }'
    const result = await customerQuery(document, { first: accessToken })
    expect(result.status).toBe('failed')
    expect(JSON.stringify(result)).toContain('[redacted]')
    expect(JSON.stringify(result)).not.toContain(accessToken)
  })

  test.each([
    // What the API answers, what the shop's code is told.
    ['unauthorized-401', 'unavailable'],
    ['payment-required-402', 'unavailable'],
    ['forbidden-403', 'unavailable'],
    ['locked-423', 'unavailable'],
    ['too-many-requests-429', 'unavailable'],
    ['security-rejection-430', 'unavailable'],
    ['error-500', 'unavailable'],
    ['bad-gateway-502', 'unavailable'],
    ['service-unavailable-503', 'unavailable'],
    ['redirect-302', 'unavailable'],
    ['redirect-307', 'unavailable'],
    ['html-200', 'unavailable'],
    ['empty-body', 'unavailable'],
    ['truncated-json', 'unavailable'],
    ['nonsense-json', 'unavailable'],
    ['null-data', 'unavailable'],
    ['short-body', 'unavailable'],
    ['reset', 'unavailable'],
    ['reset-body', 'unavailable'],
    ['too-large', 'unavailable'],
    ['hang', 'unavailable'],
    ['throttled', 'unavailable'],
    ['shop-inactive', 'failed'],
    ['internal-error', 'failed'],
  ] as const)('%s is %s, and signs nobody out', async (kind, status) => {
    const shop = kind === 'hang' ? brief : store
    shop.emulator.faults.add({ kind, field: 'customer-account-api' })
    const { customerQuery, state } = await session(shop)
    expect((await customerQuery(BOTH)).status).toBe(status)
    expect(state.status).toBe('signed-in')
    expect(asked(shop).map(({ fault }) => fault)).toEqual([kind])
  })

  test('of whom the access token has ended is unavailable, and they stay signed in', async () => {
    const context = await hosted.signedInHosted()
    hosted.emulator.clock.advance(2 * 3_600_000)
    const { customerQuery, state } = await requestSession(context)
    expect(await customerQuery(OF_ACCOUNT)).toEqual({ status: 'unavailable' })
    expect(state.status).toBe('signed-in')
  })

  test('is unavailable while discovery is, and asked again after that', async () => {
    const shop = await startAccountStore(BOTH_KINDS)
    shop.emulator.faults.add({ kind: 'error-500', field: 'discovery', times: 1 })
    expect(await (await session(shop)).customerQuery(BOTH)).toEqual({ status: 'unavailable' })
    expect(await (await session(shop)).customerQuery(BOTH)).toEqual(ADA)
    await shop.emulator.close()
  })

  test.each([
    ['a document of the Storefront API', OF_STOREFRONT],
    ['a mutation', 'mutation M { customerUpdate(input: {}) { customer { id } } }'],
    ['two queries', `${OF_ACCOUNT} query R { customer { id } }`],
    ['no GraphQL', 'customer'],
  ])('that is %s is refused before it is sent', async (_, document) => {
    const { customerQuery } = await session()
    await expect(customerQuery(document)).rejects.toThrow(NotAQueryError)
    expect(hosted.emulator.journal.entries()).toEqual([])
  })
})

describe('where both doors are open', () => {
  test('each customer is asked the document of their API', async () => {
    expect(await (await session(store)).customerQuery(BOTH)).toEqual(ADA)
    const { customerQuery } = await requestSession(await store.signedIn())
    expect(await customerQuery(BOTH)).toEqual(ADA)
    expect(asked(store).map(({ fields }) => fields.join())).toEqual([
      'customer-account-api,customer',
      'customer',
    ])
  })

  test('one document is refused, also where it would do for this customer', async () => {
    const ofAccount = await session(store)
    const ofStorefront = await requestSession(await store.signedIn())
    await expect(ofAccount.customerQuery(OF_ACCOUNT)).rejects.toThrow('one of each')
    await expect(ofStorefront.customerQuery(OF_STOREFRONT)).rejects.toThrow('one of each')
    expect(asked(store)).toEqual([])
  })
})

test('a customer from before the move is asked at the Storefront API, and told apart by the document', async () => {
  const { customerQuery } = await requestSession(await hosted.signedIn())
  expect(await customerQuery(OF_STOREFRONT)).toEqual(ADA)
  await expect(customerQuery(OF_ACCOUNT)).rejects.toThrow('{ storefront, customerAccount }')
})

test('a store that hangs at one API is still asked at the other', async () => {
  brief.emulator.faults.add({ kind: 'hang', field: 'customer-account-api' })
  const context = inNewProcess(await brief.signedInHosted())
  const hung = await requestSession(context)
  expect(await hung.customerQuery(BOTH)).toEqual({ status: 'unavailable' })
  brief.emulator.journal.clear()
  expect(await hung.customerQuery(BOTH)).toEqual({ status: 'unavailable' })
  expect(brief.emulator.journal.entries()).toEqual([])
  const { config } = context
  const { customerQuery } = await requestSession({ ...(await brief.signedIn()), config })
  expect(await customerQuery(BOTH)).toEqual(ADA)
})

test('a customer of a client that was taken out of the configuration is unavailable, and the operator told', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const shop = await startAccountStore()
  const { customerQuery, state } = await session(shop)
  expect(await customerQuery(OF_ACCOUNT)).toEqual({ status: 'unavailable' })
  expect(state.status).toBe('signed-in')
  expect(shop.events).toMatchObject([{ type: 'misconfigured', problem: 'customer-account-client' }])
  expect(logged.mock.calls.join()).toContain('SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID')
  logged.mockRestore()
  await shop.emulator.close()
})
