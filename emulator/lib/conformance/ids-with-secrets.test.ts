import { beforeEach, describe, expect, test } from 'vitest'
import { answered, conformance, inBothLists, NO_ERRORS, PASSWORD } from './conformance-fixture.ts'
import {
  ADDRESS_CREATE,
  ADDRESS_DELETE,
  ADDRESS_UPDATE,
  CUSTOMER_READ,
  DEFAULT_ADDRESS_UPDATE,
} from './documents-fixture.ts'

const store = conformance()
let token: string

beforeEach(async () => {
  token = await store.logIn()
})

const WITH_CREDENTIAL =
  /^gid:\/\/shopify\/MailingAddress\/\d+\?model_name=CustomerAddress&customer_access_token=[\w-]{256}$/
const PORTO = { firstName: 'Ada', city: 'Porto', zip: '4050', country: 'Portugal' }
const ORDERS = `query Q($token: String!) {
  customer(customerAccessToken: $token) {
    numberOfOrders orders(first: 2) { nodes { id statusUrl customerUrl } }
  }
}`

async function readId(customerAccessToken = token): Promise<string> {
  const { body } = await store.post(CUSTOMER_READ, { token: customerAccessToken })
  return body.data.customer.addresses.nodes[0].id
}

const withoutSecret = (id: string) => id.split('?')[0] ?? ''

/** Ada's address, as it is after a change. */
function london(changes: object) {
  const address = {
    id: expect.stringMatching(WITH_CREDENTIAL),
    firstName: 'Ada',
    city: 'London',
    zip: 'SW1Y 4JH',
    country: 'United Kingdom',
    countryCodeV2: 'GB',
  }
  return { ...address, ...changes }
}

const UNKNOWN = inBothLists('NOT_FOUND', ['id'], 'Address does not exist')

describe('table 2', () => {
  test('row 22: an address id has 256 characters of credential, others at every read', async () => {
    const ids = [await readId(), await readId(), await readId()]
    for (const id of ids) expect(id).toMatch(WITH_CREDENTIAL)
    expect(new Set(ids).size).toBe(3)
    expect(new Set(ids.map(withoutSecret)).size).toBe(1)
    expect(ids.join()).not.toContain(token)
  })

  test('row 22: an address that is created is answered with its whole id', async () => {
    const { status, body } = await store.post(ADDRESS_CREATE, { token, address: PORTO })
    const id = expect.stringMatching(WITH_CREDENTIAL)
    const customerAddress = { id, ...PORTO, countryCodeV2: 'PT' }
    const customerAddressCreate = { customerAddress, ...NO_ERRORS }
    expect([status, body]).toEqual([200, answered({ customerAddressCreate }, 13)])
  })

  test('row 22: a change takes an id of any read, and changes what is sent', async () => {
    const [older] = [await readId(), await readId()]
    const variables = { token, id: older, address: { city: 'Ockham' } }
    const { status, body } = await store.post(ADDRESS_UPDATE, variables)
    const customerAddress = london({ city: 'Ockham' })
    const customerAddressUpdate = { customerAddress, ...NO_ERRORS }
    expect([status, body]).toEqual([200, answered({ customerAddressUpdate }, 13)])
    const changed = body.data.customerAddressUpdate.customerAddress
    expect(withoutSecret(changed.id)).toBe(withoutSecret(older))
  })

  test('row 22: a deletion echoes the whole id as it was sent', async () => {
    const id = await readId()
    const { status, body } = await store.post(ADDRESS_DELETE, { token, id })
    const customerAddressDelete = { deletedCustomerAddressId: id, ...NO_ERRORS }
    expect([status, body]).toEqual([200, answered({ customerAddressDelete }, 12)])
    const again = await store.post(ADDRESS_DELETE, { token, id })
    const refusal = { deletedCustomerAddressId: null, ...UNKNOWN }
    expect(again.body).toEqual(answered({ customerAddressDelete: refusal }, 12))
  })

  test('row 22: the default address is named by its whole id, and read with others', async () => {
    const created = await store.post(ADDRESS_CREATE, { token, address: PORTO })
    const { id } = created.body.data.customerAddressCreate.customerAddress
    const { status, body } = await store.post(DEFAULT_ADDRESS_UPDATE, { token, id })
    const { customer, ...errors } = body.data.customerDefaultAddressUpdate
    expect([status, errors]).toEqual([200, NO_ERRORS])
    expect(withoutSecret(customer.defaultAddress.id)).toBe(withoutSecret(id))
    const ids = customer.addresses.nodes.map((node: { id: string }) => node.id)
    expect([...ids, customer.defaultAddress.id]).toEqual(
      Array(3).fill(expect.stringMatching(WITH_CREDENTIAL)),
    )
  })

  test.each([
    ['without its query', withoutSecret],
    ['without its credential', (id: string) => id.replace(/&.*/, '')],
    ['with a credential that was cut', (id: string) => id.slice(0, -1)],
  ])('row 22: an id %s is none, or one by a switch', async (_, strip) => {
    const variables = { token, id: strip(await readId()), address: { city: 'Ockham' } }
    const refused = { customerAddressUpdate: { customerAddress: null, ...UNKNOWN } }
    const { body } = await store.post(ADDRESS_UPDATE, variables)
    expect(body).toEqual(answered(refused, 13))
    store.emulator.behaviour.strippedAddressIds = 'accepted'
    const accepted = await store.post(ADDRESS_UPDATE, variables)
    const { customerAddress } = accepted.body.data.customerAddressUpdate
    expect(customerAddress).toEqual(london({ city: 'Ockham' }))
  })

  test('row 22: an id of another customer is none, whatever it carries', async () => {
    store.emulator.customers.add({ email: 'eve@example.com', password: PASSWORD })
    const eve = await store.logIn('eve@example.com')
    const id = await readId()
    store.emulator.behaviour.strippedAddressIds = 'accepted'
    const { body } = await store.post(DEFAULT_ADDRESS_UPDATE, { token: eve, id })
    const field = ['addressId']
    const refusal = inBothLists('NOT_FOUND', field, 'Address does not exist')
    expect(body.data.customerDefaultAddressUpdate).toEqual({ customer: null, ...refusal })
  })

  test('row 23: an order has a key in its id, the same at every read and in its links', async () => {
    const [first, second] = [
      await store.post(ORDERS, { token }),
      await store.post(ORDERS, { token }),
    ]
    expect(first.body).toEqual(second.body)
    const { numberOfOrders, orders } = first.body.data.customer
    expect(numberOfOrders).toBe('2')
    const keys = orders.nodes.map(({ id }: { id: string }) => id.split('?key=')[1])
    expect(new Set(keys).size).toBe(2)
    for (const [index, { id, statusUrl, customerUrl }] of orders.nodes.entries()) {
      expect(id).toMatch(/^gid:\/\/shopify\/Order\/\d+\?key=[\da-f]{32}$/)
      expect(new URL(statusUrl).searchParams.get('key')).toBe(keys[index])
      expect(new URL(customerUrl).pathname).toBe(`/account/orders/${keys[index]}`)
      expect([new URL(statusUrl).origin, new URL(customerUrl).origin]).toEqual([
        store.origin,
        store.origin,
      ])
    }
  })
})
