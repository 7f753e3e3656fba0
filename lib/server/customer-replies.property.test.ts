import schemaJson from '@shopify/hydrogen-react/storefront.schema.json' with { type: 'json' }
import fc from 'fast-check'
import { buildClientSchema, GraphQLScalarType, graphqlSync, type IntrospectionQuery } from 'graphql'
import { createStorefrontEmulator, type StorefrontEmulator } from 'storefront-emulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountApi } from '../core/customer-account/account-api.ts'
import type { AccountKind } from '../core/request-session.ts'
import {
  type CustomerQuery,
  runAccountQuery,
  runCustomerQuery,
} from '../core/storefront/customer-query.ts'
import { type StorefrontApi, storefrontApi } from '../core/storefront/storefront-api.ts'
import { readReply } from '../core/storefront/storefront-reply.ts'
import { ACCOUNT_ORDER, ACCOUNT_ORDER_NUMBERS, VARIANTS } from './account-documents.ts'
import { customerAccount } from './customer-account.ts'
import type {
  AddressBook,
  CustomerAccount,
  OrderDetails,
  OrderPage,
} from './customer-account-types.ts'
import { ADDRESSES, CUSTOMER, ORDER, ORDER_NUMBERS, ORDERS_AFTER } from './customer-documents.ts'

/** One change to an answer: its n-th part is taken out, or becomes something else. */
interface Change {
  readonly part: number
  readonly to: unknown
}

const TAKEN_OUT = Symbol('taken out')
const NONSENSE = [null, true, 0, -1.5, 1e12, '', 'nonsense', '2026-13-45T99:99:99Z', [], [null], {}]

const change: fc.Arbitrary<Change> = fc.record({
  part: fc.noBias(fc.nat({ max: 9999 })),
  to: fc.oneof(fc.constantFrom(TAKEN_OUT, ...NONSENSE), fc.jsonValue()),
})
const changes = fc.array(change, { minLength: 1, maxLength: 3 })

/** An order is read in two steps; one of them goes well. */
const spared = fc.constantFrom(null, ORDER, ORDER_NUMBERS, ACCOUNT_ORDER, ACCOUNT_ORDER_NUMBERS)

/** Each read, and what it gives in the shape in which the store had sent it. */
const READS: Readonly<
  Record<keyof CustomerAccount, { document: string; sent: (value: never) => unknown }>
> = {
  getCustomer: { document: CUSTOMER, sent: (customer) => customer },
  getAddresses: {
    document: ADDRESSES,
    sent: ({ addresses, defaultAddressId: id }: AddressBook) => ({
      defaultAddress: id === null ? null : { id },
      addresses: { nodes: addresses },
    }),
  },
  getOrders: {
    document: ORDERS_AFTER,
    sent: ({ orders, pageInfo }: OrderPage) => {
      const nodes = orders.map(({ picture, ...order }) => ({
        ...order,
        lineItems: { nodes: picture === null ? [] : [{ variant: { image: picture } }] },
      }))
      return { orders: { nodes, pageInfo } }
    },
  },
  getOrder: {
    document: ORDER,
    sent: ({ lines, picture: _, ...order }: OrderDetails) => ({
      orders: { nodes: [{ ...order, lineItems: { nodes: lines } }] },
    }),
  },
}

const schema = buildClientSchema(schemaJson as unknown as IntrospectionQuery)
serializesOnly('DateTime', (value) => !Number.isNaN(Date.parse(value)))
serializesOnly('Decimal', (value) => value !== '' && Number.isFinite(Number(value)))
serializesOnly('URL', (value) => URL.canParse(value))

let emulator: StorefrontEmulator
/** What the emulated store answers, by document and variables. */
const answers = new Map<string, unknown>()
let orderNumber: number

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  const store = {
    origin: await emulator.listen(),
    apiVersion: '2026-04',
    publicAccessToken: emulator.publicAccessToken,
    privateAccessToken: null,
  }
  const ada = emulator.customers.byEmail('ada@example.com')
  if (ada === undefined) throw new Error('The demo customer is missing.')
  const report = () => undefined
  const api = storefrontApi({ store, timeoutMs: 5000, buyerIp: () => null, report })
  const tokens = await emulator.customerAccounts.issueTokens(ada)
  const account = {
    clientId: 'a client',
    clientSecret: null,
    storeOrigin: store.origin,
    shopId: null,
    apiVersion: '2026-04',
    sessionMaxAgeSeconds: 3600,
  }
  const accountAccess = {
    account,
    siteOrigin: () => 'http://localhost:3000',
    timeoutMs: 5000,
    report,
    now: Date.now,
  }
  await record('storefront', api, emulator.tokens.issue(ada).accessToken, api)
  const hosted = accountApi({ accountAccess, report }, { ...TOKENS, ...tokens })
  await record('customerAccount', hosted, tokens.accessToken, api)
})
afterAll(() => emulator.close())

const TOKENS = { expiresAt: '', sessionEndsAt: '', tokenEndpoint: null }
const RUN = { storefront: runCustomerQuery, customerAccount: runAccountQuery }

/** Has the emulated store answer each read once. */
async function record(
  kind: AccountKind,
  api: StorefrontApi,
  accessToken: string,
  shop: StorefrontApi,
): Promise<void> {
  const query: CustomerQuery<string> = async (document, variables = {}) => {
    const result = await RUN[kind]<never>(api, { document, variables, accessToken })
    if (result.status === 'ok') answers.set(keyOf(document, variables), result.data)
    return result
  }
  const storefront: StorefrontApi = async (operation) => {
    const reply = await shop(operation)
    if (reply.outcome === 'answered') answers.set(VARIANTS, reply.data)
    return reply
  }
  const account = customerAccount(async () => ({ kind, query, storefront }))
  const orders = await account.getOrders()
  if (orders.status !== 'ok' || orders.data.orders[0] === undefined) throw new Error('No orders.')
  orderNumber = orders.data.orders[0].orderNumber
  await Promise.all([account.getCustomer(), account.getAddresses(), account.getOrder(orderNumber)])
}

const NAMES = Object.keys(READS) as (keyof CustomerAccount)[]

const CASES = NAMES.flatMap((name) => [
  [name, 'storefront'] as const,
  [name, 'customerAccount'] as const,
])

test.each(CASES)('%s of %s gives what the schema says, or nothing', async (name, kind) => {
  const seen = { ok: 0, unavailable: 0 }
  await fc.assert(
    fc.asyncProperty(changes, spared, async (made, whole) => {
      const result = await read(name, changedStore(kind, made, whole))
      if (result.status === 'signed-out') return
      expect(result.status).toMatch(/^(ok|unavailable)$/)
      seen[result.status === 'ok' ? 'ok' : 'unavailable'] += 1
      if (result.status === 'ok' && result.data !== null) expectToConform(name, result.data)
    }),
    { numRuns: 2000, examples: [[[], null]] },
  )
  expect(seen.ok).toBeGreaterThan(0)
  expect(seen.unavailable).toBeGreaterThan(100)
})

test('a list of orders that does not end is given up', async () => {
  const endless: CustomerQuery<string> = async () => ({
    status: 'ok',
    data: {
      customer: { orders: { edges: [], pageInfo: { hasNextPage: true, endCursor: 'x' } } },
    } as never,
  })
  expect(await storefrontAccount(endless).getOrder(1)).toEqual({ status: 'unavailable' })
})

/** The reads of a customer of the Storefront API. */
function storefrontAccount(query: CustomerQuery<string>): CustomerAccount {
  const storefront = () => Promise.reject(new Error('Only the customer is asked about.'))
  return customerAccount(async () => ({ kind: 'storefront', query, storefront }))
}

function read(name: keyof CustomerAccount, account: CustomerAccount) {
  return name === 'getOrder' ? account.getOrder(orderNumber) : account[name]()
}

/** A store whose answers are changed, but those to one document; whatever kind it is asked for. */
function changedStore(
  kind: AccountKind,
  made: readonly Change[],
  whole: string | null,
): CustomerAccount {
  const reply = (answer: unknown) => readReply(new Response(), JSON.stringify({ data: answer }))
  const query: CustomerQuery<string> = (document, variables = {}) =>
    RUN[kind](
      async () => {
        const answer = answers.get(keyOf(document, variables)) ?? null
        return reply(document === whole ? answer : changed(answer, made))
      },
      { document, variables, accessToken: '00112233445566778899aabbccddeeff' },
    )
  const storefront: StorefrontApi = async () => reply(changed(answers.get(VARIANTS) ?? null, made))
  return customerAccount(async () => ({ kind, query, storefront }))
}

function keyOf(document: string, variables: object): string {
  return document + JSON.stringify(variables)
}

/** A copy with the changes made one after the other, each to a part that is there then. */
function changed(answer: unknown, made: readonly Change[]): unknown {
  const root = { answer: structuredClone(answer) }
  for (const { part, to } of made) {
    const parts = partsOf(root)
    const [holder, key] = parts[part % parts.length] ?? [root, 'answer']
    if (to === TAKEN_OUT) Reflect.deleteProperty(holder, key)
    else Reflect.set(holder, key, structuredClone(to))
  }
  return root.answer
}

function partsOf(holder: object): (readonly [object, string])[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    [holder, key] as const,
    ...(typeof value === 'object' && value !== null ? partsOf(value) : []),
  ])
}

/** GraphQL itself, executing the document over Shopify's schema, gives back what it was given. */
function expectToConform(name: keyof CustomerAccount, value: object): void {
  const { document, sent } = READS[name]
  const rootValue = { customer: sent(value as never) }
  const variableValues = { customerAccessToken: 'token', size: 10, cursor: null }
  const executed = graphqlSync({ schema, source: document, rootValue, variableValues })
  expect(executed).toEqual({ data: rootValue })
}

function serializesOnly(name: string, isValid: (value: string) => boolean): void {
  const type = schema.getType(name)
  if (!(type instanceof GraphQLScalarType)) throw new Error(`${name} is no scalar.`)
  type.serialize = (value) => {
    if (typeof value === 'string' && isValid(value)) return value
    throw new Error(`${JSON.stringify(value)} is no ${name}.`)
  }
}
