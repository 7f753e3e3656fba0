import { DEMO_CUSTOMER } from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type AccountStore,
  accountAction,
  BOTH_KINDS,
  startAccountStore,
} from './account-fixture.ts'

const createAddress = accountAction('address-create')
const updateAddress = accountAction('address-update')
const deleteAddress = accountAction('address-delete')
const setDefaultAddress = accountAction('address-default')

let store: AccountStore

beforeAll(async () => {
  store = await startAccountStore(BOTH_KINDS)
})
afterAll(() => store.emulator.close())
beforeEach(() => {
  store.emulator.faults.clear()
  store.emulator.customers.add(DEMO_CUSTOMER)
  store.asked()
})

const LISBON = { address1: 'Rua Augusta 1', city: 'Lisboa', zip: '1100-048', country: 'Portugal' }
const CHANGED = { status: 'changed', session: null }

/** What the Customer Account API was asked. */
const asked = () =>
  store.asked().filter((field) => field !== 'discovery' && field !== 'customer-account-api')

/** The customer's book, as the store has it. */
function book() {
  const customer = store.emulator.customers.byEmail(DEMO_CUSTOMER.email)
  if (customer === undefined) throw new Error('The demo customer is missing.')
  const { addresses, defaultAddress } = customer
  return { addresses, defaultAddress, first: addresses[0]?.number ?? 0 }
}

const plainId = (number: number) => `gid://shopify/MailingAddress/${number}`
const invalid = (...errors: object[]) => ({
  status: 'failed',
  problem: { code: 'INVALID_INPUT', errors },
})

describe('a new address of a customer of the Customer Account API', () => {
  test('is added in one step where its country is a code, and stays one among others', async () => {
    const address = { ...LISBON, country: 'PT', phone: '+351210000000' }
    expect(await createAddress(await store.signedInHosted(), address)).toEqual(CHANGED)
    expect(book().addresses.at(-1)).toMatchObject({ ...LISBON, phone: '+351210000000' })
    expect(book().defaultAddress).not.toBe(book().addresses.at(-1)?.number)
    expect(asked()).toEqual(['customerAddressCreate'])
  })

  test('becomes the default one when asked to', async () => {
    await createAddress(await store.signedInHosted(), { ...LISBON, isDefault: 'on' })
    expect(book().defaultAddress).toBe(book().addresses.at(-1)?.number)
  })

  test.each([
    ['of the customer’s own book', 'United Kingdom', 'GB'],
    ['that the shop sells to', 'Portugal', 'PT'],
    ['of the world', 'new zealand', 'NZ'],
  ])('is in a country %s by its name', async (_, country, countryCode) => {
    expect(await createAddress(await store.signedInHosted(), { ...LISBON, country })).toEqual(
      CHANGED,
    )
    expect(book().addresses.at(-1)).toMatchObject({ countryCode })
  })

  test('in a country of no known name is not valid, and not sent', async () => {
    const address = { ...LISBON, country: 'Atlantis' }
    expect(await createAddress(await store.signedInHosted(), address)).toEqual(
      invalid({ field: 'country', code: 'INVALID' }),
    )
    expect(asked()).not.toContain('customerAddressCreate')
  })

  test('that Shopify does not take names the fields as the form does', async () => {
    const address = { ...LISBON, country: 'QX', phone: 'none', company: '<b>' }
    expect(await createAddress(await store.signedInHosted(), address)).toEqual(
      invalid(
        { field: 'country', code: 'INVALID' },
        { field: 'phone', code: 'INVALID' },
        { field: 'company', code: 'CONTAINS_HTML_TAGS' },
      ),
    )
  })

  test('has a region by its code, or by the name that it has in the book', async () => {
    const lines = { ...LISBON, country: 'PT', province: 'PT-11' }
    await createAddress(await store.signedInHosted(), lines)
    expect(book().addresses.at(-1)).toMatchObject({ province: 'PT-11' })
  })
})

describe('an address of a customer of the Customer Account API', () => {
  test.each([
    ['its plain id', () => plainId(book().first)],
    ['its number', () => String(book().first)],
  ])('is changed, by %s', async (_, id) => {
    const input = { id: id(), city: 'Lisboa', company: '' }
    expect(await updateAddress(await store.signedInHosted(), input)).toEqual(CHANGED)
    expect(book().addresses[0]).toMatchObject({ city: 'Lisboa', company: null, zip: 'SW1Y 4JH' })
    expect(asked()).toEqual(['customer', 'customerAddressUpdate'])
  })

  test('keeps its country, which a form sends by the name that it was given', async () => {
    const input = { id: plainId(book().first), country: 'United Kingdom' }
    expect(await updateAddress(await store.signedInHosted(), input)).toEqual(CHANGED)
    expect(book().addresses[0]).toMatchObject({ country: 'United Kingdom', countryCode: 'GB' })
    expect(asked()).toEqual(['customer', 'customerAddressUpdate'])
  })

  test('is changed and made the default one in one go', async () => {
    await createAddress(await store.signedInHosted(), { ...LISBON, isDefault: 'on' })
    const { first } = book()
    const input = { id: plainId(first), city: 'Bath', isDefault: 'true' }
    await updateAddress(await store.signedInHosted(), input)
    expect(book().defaultAddress).toBe(first)
    expect(book().addresses[0]).toMatchObject({ city: 'Bath' })
  })

  test('is made the default one, and nothing else of it changes', async () => {
    await createAddress(await store.signedInHosted(), LISBON)
    const number = book().addresses.at(-1)?.number ?? 0
    const id = plainId(number)
    expect(await setDefaultAddress(await store.signedInHosted(), { id })).toEqual(CHANGED)
    expect(book().defaultAddress).toBe(number)
    expect(book().addresses.at(-1)).toMatchObject(LISBON)
  })

  test('is deleted', async () => {
    const id = plainId(book().first)
    expect(await deleteAddress(await store.signedInHosted(), { id })).toEqual(CHANGED)
    expect(book().addresses).toEqual([])
  })

  test.each([
    ['an id of nobody', 'gid://shopify/MailingAddress/7'],
    ['no id', 'something'],
    ['nothing', undefined],
  ])('is not found by %s, and nothing is changed', async (_, id) => {
    for (const act of [updateAddress, deleteAddress, setDefaultAddress]) {
      expect(await act(await store.signedInHosted(), { id, city: 'Bath' })).toEqual({
        status: 'failed',
        problem: { code: 'NOT_FOUND' },
      })
    }
    expect(asked().filter((field) => field !== 'customer')).toEqual([])
  })

  test('that is gone is not found any more', async () => {
    const id = plainId(book().first)
    const context = await store.signedInHosted()
    await deleteAddress(context, { id })
    expect(await deleteAddress(context, { id })).toMatchObject({ problem: { code: 'NOT_FOUND' } })
  })
})

test.each([
  ['unauthorized-401', 'STOREFRONT_UNAVAILABLE'],
  ['service-unavailable-503', 'STOREFRONT_UNAVAILABLE'],
  ['shop-inactive', 'STOREFRONT_UNAVAILABLE'],
  ['security-rejection-430', 'THROTTLED'],
  ['throttled', 'THROTTLED'],
] as const)('Shopify answers %s: the form says %s', async (kind, code) => {
  store.emulator.faults.add({ kind, field: 'customer-account-api' })
  const lines = { ...LISBON, country: 'PT' }
  const id = plainId(book().first)
  expect(await createAddress(await store.signedInHosted(), lines)).toMatchObject({
    status: 'failed',
    problem: { code },
  })
  expect(await deleteAddress(await store.signedInHosted(), { id })).toMatchObject({
    status: 'failed',
    problem: { code },
  })
})

test('two customers have each their own addresses', async () => {
  store.emulator.customers.add({ email: 'grace@example.com', password: 'x', addresses: [LISBON] })
  const grace = store.emulator.customers.byEmail('grace@example.com')
  const id = plainId(grace?.addresses[0]?.number ?? 0)
  expect(await deleteAddress(await store.signedInHosted(), { id })).toMatchObject({
    problem: { code: 'NOT_FOUND' },
  })
  expect(grace?.addresses).toHaveLength(1)
})
