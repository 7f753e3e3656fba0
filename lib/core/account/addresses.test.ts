import { DEMO_CUSTOMER } from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type AccountStore, accountAction, startAccountStore } from './account-fixture.ts'

const createAddress = accountAction('address-create')
const updateAddress = accountAction('address-update')
const deleteAddress = accountAction('address-delete')
const setDefaultAddress = accountAction('address-default')

let store: AccountStore

beforeAll(async () => {
  store = await startAccountStore()
})
afterAll(() => store.emulator.close())
beforeEach(() => {
  vi.restoreAllMocks()
  store.emulator.faults.clear()
  store.emulator.behaviour.scopes = [
    'unauthenticated_read_customers',
    'unauthenticated_write_customers',
  ]
  store.emulator.customers.add(DEMO_CUSTOMER)
  store.asked()
})

const LISBON = { address1: 'Rua Augusta 1', city: 'Lisboa', zip: '1100-048', country: 'Portugal' }

/** The customer's book, as the store has it. */
function book() {
  const customer = store.emulator.customers.byEmail(DEMO_CUSTOMER.email)
  if (customer === undefined) throw new Error('The demo customer is missing.')
  const { addresses, defaultAddress } = customer
  return { addresses, defaultAddress, first: addresses[0]?.number ?? 0 }
}

const plainId = (number: number) => `gid://shopify/MailingAddress/${number}`

describe('a new address', () => {
  test('is added, and stays one among others', async () => {
    expect(await createAddress(await store.signedIn(), LISBON)).toEqual({
      status: 'changed',
      session: null,
    })
    expect(book().addresses.at(-1)).toMatchObject(LISBON)
    expect(book().defaultAddress).not.toBe(book().addresses.at(-1)?.number)
    expect(store.asked()).toEqual(['customerAddressCreate'])
  })

  test('becomes the default one when asked to', async () => {
    await createAddress(await store.signedIn(), { ...LISBON, isDefault: 'on' })
    expect(book().defaultAddress).toBe(book().addresses.at(-1)?.number)
  })

  test.each([
    [{ city: 7 }, 'city INVALID'],
    [{ address1: ' ' }, 'address1 REQUIRED'],
    [{ city: '' }, 'city REQUIRED'],
    [{ country: undefined }, 'country REQUIRED'],
    [{ zip: '1'.repeat(256) }, 'zip TOO_LONG'],
    [{ country: 'Portu\u0000gal' }, 'country INVALID'],
    [{ address1: ['a', 'b'] }, 'address1 INVALID'],
  ])('that is no good names the line: %j', async (changes, expected) => {
    const outcome = await createAddress(await store.signedIn(), { ...LISBON, ...changes })
    expect(outcome).toMatchObject({ status: 'failed', problem: { code: 'INVALID_INPUT' } })
    const { errors } = Object(outcome).problem
    expect(errors.map((e: Record<string, string>) => `${e['field']} ${e['code']}`)).toEqual([
      expected,
    ])
    expect(store.asked()).toEqual([])
  })
})

describe('an address of the customer', () => {
  test.each([
    ['its plain id', () => plainId(book().first)],
    ['its number', () => String(book().first)],
  ])('is changed, by %s', async (_, id) => {
    const input = { id: id(), city: 'Lisboa', company: '' }
    expect(await updateAddress(await store.signedIn(), input)).toEqual({
      status: 'changed',
      session: null,
    })
    expect(book().addresses[0]).toMatchObject({ city: 'Lisboa', company: null, zip: 'SW1Y 4JH' })
    expect(store.asked()).toEqual(['customer', 'customerAddressUpdate'])
  })

  test('cannot lose the lines without which no parcel finds it', async () => {
    const input = { id: plainId(book().first), address1: '', city: ' ', country: '', zip: '' }
    expect(await updateAddress(await store.signedIn(), input)).toEqual({
      status: 'failed',
      problem: {
        code: 'INVALID_INPUT',
        errors: ['address1', 'city', 'country'].map((field) => ({ field, code: 'REQUIRED' })),
      },
    })
    expect(store.asked()).toEqual([])
  })

  test('is changed and made the default one in one go', async () => {
    await createAddress(await store.signedIn(), { ...LISBON, isDefault: 'on' })
    const { first } = book()
    await updateAddress(await store.signedIn(), { id: plainId(first), isDefault: 'true' })
    expect(book().defaultAddress).toBe(first)
  })

  test('is made the default one', async () => {
    await createAddress(await store.signedIn(), LISBON)
    const number = book().addresses.at(-1)?.number ?? 0
    await setDefaultAddress(await store.signedIn(), { id: plainId(number) })
    expect(book().defaultAddress).toBe(number)
  })

  test('is deleted', async () => {
    await deleteAddress(await store.signedIn(), { id: plainId(book().first) })
    expect(book().addresses).toEqual([])
    expect(store.asked()).toEqual(['customer', 'customerAddressDelete'])
  })
})

describe('nobody reaches an address that is not theirs', () => {
  const NOT_FOUND = { status: 'failed', problem: { code: 'NOT_FOUND' } }

  test.each([
    undefined,
    '',
    'gid://shopify/MailingAddress/',
    'gid://shopify/MailingAddress/1?customer_access_token=x',
    'gid://shopify/Customer/1',
    '1 OR 1',
    ['1', '2'],
    {},
  ])('by an id that is none: %j', async (id) => {
    expect(await deleteAddress(await store.signedIn(), { id })).toEqual(NOT_FOUND)
    expect(store.asked()).toEqual([])
  })

  test('by the id of another customer’s', async () => {
    const grace = store.emulator.customers.add({
      email: 'grace@example.com',
      password: 'nanoseconds of wire',
      addresses: [LISBON],
    })
    const id = plainId(grace.addresses[0]?.number ?? 0)
    for (const act of [updateAddress, deleteAddress, setDefaultAddress]) {
      expect(await act(await store.signedIn(), { id, city: 'Porto' })).toEqual(NOT_FOUND)
    }
    expect(store.asked()).toEqual(['customer', 'customer', 'customer'])
    expect(grace.addresses[0]).toMatchObject(LISBON)
  })
})

describe('a store in trouble', () => {
  test.each([
    ['error-500', 'STOREFRONT_UNAVAILABLE'],
    ['hang', 'STOREFRONT_UNAVAILABLE'],
    ['throttled', 'THROTTLED'],
  ] as const)('that answers %s is told as %s', async (kind, code) => {
    const id = plainId(book().first)
    for (const field of ['customer', 'customerAddressDelete']) {
      store.emulator.faults.clear()
      store.emulator.faults.add({ kind, field })
      const outcome = await deleteAddress(await store.signedIn(), { id })
      expect(outcome, field).toMatchObject({ status: 'failed', problem: { code } })
    }
    expect(book().addresses).toHaveLength(1)
  })

  test('a session whose token is dead is told so', async () => {
    const context = await store.signedIn()
    for (const token of store.emulator.tokens.all()) store.emulator.tokens.revoke(token)
    const signedOut = { status: 'failed', problem: { code: 'SIGNED_OUT' } }
    expect(await createAddress(context, LISBON)).toEqual(signedOut)
    expect(await deleteAddress(context, { id: plainId(book().first) })).toEqual(signedOut)
    expect(await createAddress(await store.nobody(), LISBON)).toEqual(signedOut)
  })

  test('a scope that our token lacks is not taken for a dead session', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    store.emulator.behaviour.scopes = ['unauthenticated_read_customers']
    const outcome = await createAddress(await store.signedIn(), LISBON)
    expect(outcome).toEqual({ status: 'failed', problem: { code: 'STOREFRONT_MISCONFIGURED' } })
    expect(logged.mock.calls.join()).toContain('unauthenticated_write_customers')
  })
})
