import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startStore, type TestStore } from './customer-fixture.ts'

let store: TestStore
let token: string

beforeEach(async () => {
  store = await startStore()
  token = (await store.logIn()) ?? ''
})
afterEach(() => store.emulator.close())

const ERRORS = 'customerUserErrors { code field message }'
const READ = `query Q($token: String!) {
  customer(customerAccessToken: $token) {
    defaultAddress { id city }
    addresses(first: 10) { nodes { id city country countryCodeV2 name formatted } }
  }
}`
const CREATE = `mutation M($token: String!, $address: MailingAddressInput!) {
  customerAddressCreate(customerAccessToken: $token, address: $address) {
    customerAddress { id city countryCodeV2 } ${ERRORS}
  }
}`
const UPDATE = `mutation M($token: String!, $id: ID!, $address: MailingAddressInput!) {
  customerAddressUpdate(customerAccessToken: $token, id: $id, address: $address) {
    customerAddress { id city zip } ${ERRORS}
  }
}`
const DELETE = `mutation M($token: String!, $id: ID!) {
  customerAddressDelete(customerAccessToken: $token, id: $id) { deletedCustomerAddressId ${ERRORS} }
}`
const DEFAULT = `mutation M($token: String!, $id: ID!) {
  customerDefaultAddressUpdate(customerAccessToken: $token, addressId: $id) {
    customer { defaultAddress { id city } } ${ERRORS}
  }
}`

const PORTO = {
  firstName: 'Ada',
  address1: 'Rua das Flores 1',
  city: 'Porto',
  zip: '4050',
  country: 'Portugal',
}
const CREDENTIALED =
  /^gid:\/\/shopify\/MailingAddress\/\d+\?model_name=CustomerAddress&customer_access_token=[\w-]{256}$/
const NOT_FOUND = [{ code: 'NOT_FOUND', field: ['id'], message: 'Address does not exist' }]

async function read() {
  const { data } = await store.ask(READ, { token })
  return data.customer
}

test('an address is created, in a country by its name or its code', async () => {
  const { data } = await store.ask(CREATE, { token, address: PORTO })
  expect(data.customerAddressCreate).toEqual({
    customerAddress: {
      id: expect.stringMatching(CREDENTIALED),
      city: 'Porto',
      countryCodeV2: 'PT',
    },
    customerUserErrors: [],
  })
  await store.ask(CREATE, { token, address: { ...PORTO, country: 'DE' } })
  const { nodes } = (await read()).addresses
  const numbers = nodes.map(({ id }: { id: string }) => id.split('?')[0])
  expect(new Set(numbers).size).toBe(3)
  expect(nodes).toMatchObject([
    { city: 'London' },
    {
      city: 'Porto',
      country: 'Portugal',
      name: 'Ada',
      formatted: expect.arrayContaining(['4050 Porto']),
    },
    { country: 'Germany', countryCodeV2: 'DE' },
  ])
})

test('an address is changed in the fields that are sent, and in no other', async () => {
  const { id } = (await read()).addresses.nodes[0]
  const { data } = await store.ask(UPDATE, { token, id, address: { city: 'Ockham' } })
  expect(data.customerAddressUpdate).toMatchObject({
    customerAddress: { city: 'Ockham', zip: 'SW1Y 4JH' },
    customerUserErrors: [],
  })
})

test('an address is deleted, and its id comes back as it was sent', async () => {
  const { id } = (await read()).addresses.nodes[0]
  const { data } = await store.ask(DELETE, { token, id })
  expect(data.customerAddressDelete.deletedCustomerAddressId).toBe(id)
  expect(await read()).toMatchObject({ defaultAddress: null, addresses: { nodes: [] } })
})

test('another address becomes the default one', async () => {
  const { data } = await store.ask(CREATE, { token, address: PORTO })
  const { id } = data.customerAddressCreate.customerAddress
  const changed = await store.ask(DEFAULT, { token, id })
  expect(changed.data.customerDefaultAddressUpdate.customer.defaultAddress.city).toBe('Porto')
  expect((await read()).defaultAddress.city).toBe('Porto')
})

describe('an id', () => {
  test.each([
    ['of nobody', 'gid://shopify/MailingAddress/1?model_name=CustomerAddress'],
    ['that is none', 'gid://shopify/Product/1'],
  ])('%s is told to be none', async (_, id) => {
    const { data } = await store.ask(DELETE, { token, id })
    expect(data.customerAddressDelete.customerUserErrors).toEqual(NOT_FOUND)
  })
})
