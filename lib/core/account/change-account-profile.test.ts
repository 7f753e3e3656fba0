import { once } from 'node:events'
import { createServer } from 'node:http'
import { DEMO_CUSTOMER } from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type AccountStore,
  accountAction,
  BOTH_KINDS,
  startAccountStore,
} from './account-fixture.ts'

const changeProfile = accountAction('profile')
const changePassword = accountAction('password')

let store: AccountStore

beforeAll(async () => {
  store = await startAccountStore(BOTH_KINDS)
})
afterAll(() => store.emulator.close())
beforeEach(() => {
  store.emulator.faults.clear()
  store.emulator.customers.add({ ...DEMO_CUSTOMER, acceptsMarketing: true })
  store.asked()
})

const ada = () => store.emulator.customers.byEmail(DEMO_CUSTOMER.email)
const asked = () =>
  store.asked().filter((field) => field !== 'discovery' && field !== 'customer-account-api')
const UNCHANGED = { status: 'changed', session: null }

test('a new name is written into the session, whose tokens stay as they are', async () => {
  const context = await store.signedInHosted()
  const outcome = await changeProfile(context, { firstName: 'Augusta Ada' })
  expect(outcome).toEqual({
    status: 'changed',
    session: {
      ...context.opened,
      customer: {
        ...context.opened.customer,
        firstName: 'Augusta Ada',
        displayName: 'Augusta Ada Lovelace',
      },
    },
  })
  expect(ada()).toMatchObject({ firstName: 'Augusta Ada', lastName: 'Lovelace' })
  expect(asked()).toEqual(['customerUpdate'])
})

test('a name that Shopify does not take is named as the form names it', async () => {
  expect(await changeProfile(await store.signedInHosted(), { firstName: '<b>' })).toEqual({
    status: 'failed',
    problem: {
      code: 'INVALID_INPUT',
      errors: [{ field: 'firstName', code: 'CONTAINS_HTML_TAGS' }],
    },
  })
})

test('a form that sends everything as it is changes nothing', async () => {
  const outcome = await changeProfile(await store.signedInHosted(), {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'Ada@Example.com',
    phone: '+44 (20) 7946-0018',
    acceptsMarketing: 'on',
  })
  expect(outcome).toEqual(UNCHANGED)
  expect(asked()).toEqual(['customer', 'customerUpdate'])
})

test('news are ordered and given up, each only where that is a change', async () => {
  await changeProfile(await store.signedInHosted(), { acceptsMarketing: 'false' })
  expect(ada()?.acceptsMarketing).toBe(false)
  await changeProfile(await store.signedInHosted(), { acceptsMarketing: 'false' })
  await changeProfile(await store.signedInHosted(), { acceptsMarketing: ['false', 'on'] })
  expect(ada()?.acceptsMarketing).toBe(true)
  expect(asked()).toEqual([
    'customer',
    'customerEmailMarketingUnsubscribe',
    'customer',
    'customer',
    'customerEmailMarketingSubscribe',
  ])
})

test.each([
  [{ email: 'countess@example.com' }, 'email'],
  [{ phone: '+351220000000' }, 'phone'],
  [{ phone: '' }, 'phone'],
])(
  'what changes on Shopify’s page is not allowed, and all else stays: %j',
  async (input, field) => {
    const outcome = await changeProfile(await store.signedInHosted(), {
      firstName: 'Augusta',
      acceptsMarketing: 'false',
      ...input,
    })
    expect(outcome).toEqual({
      status: 'failed',
      problem: { code: 'INVALID_INPUT', errors: [{ field, code: 'NOT_ALLOWED' }] },
    })
    expect(ada()).toMatchObject({ firstName: 'Ada', acceptsMarketing: true })
  },
)

test('there is no password to change', async () => {
  const input = { currentPassword: DEMO_CUSTOMER.password, newPassword: 'difference engine' }
  expect(await changePassword(await store.signedInHosted(), input)).toEqual({
    status: 'failed',
    problem: { code: 'INVALID_INPUT', errors: [{ field: 'newPassword', code: 'NOT_ALLOWED' }] },
  })
  expect(ada()?.password).toBe(DEMO_CUSTOMER.password)
  expect(asked()).toEqual([])
})

test.each(['unauthorized-401', 'service-unavailable-503', 'html-200'] as const)(
  'Shopify answers %s: nothing is changed, and nobody signed out',
  async (kind) => {
    store.emulator.faults.add({ kind, field: 'customer-account-api' })
    const input = { firstName: 'Augusta', acceptsMarketing: 'false' }
    expect(await changeProfile(await store.signedInHosted(), input)).toEqual({
      status: 'failed',
      problem: { code: 'STOREFRONT_UNAVAILABLE' },
    })
    expect(ada()).toMatchObject({ firstName: 'Ada', acceptsMarketing: true })
  },
)

test('who has still to confirm that they want news is not asked once more, and loses nothing', async () => {
  const mutations: string[] = []
  const origin = () => `http://127.0.0.1:${Object(server.address()).port}`
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (body.includes('mutation')) mutations.push(body)
    const emailAddress = { emailAddress: DEMO_CUSTOMER.email, marketingState: 'PENDING' }
    const data = { customer: { emailAddress, phoneNumber: null } }
    response.end(JSON.stringify({ graphql_api: `${origin()}/customer/api/2026-04/graphql`, data }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const shop = await startAccountStore({ ...BOTH_KINDS, storeDomain: origin() })
  for (const acceptsMarketing of ['on', 'false']) {
    const context = await shop.signedInHosted()
    expect(await changeProfile(context, { acceptsMarketing })).toEqual(UNCHANGED)
  }
  expect(mutations).toEqual([])
  server.close()
  await shop.emulator.close()
})
