import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_CUSTOMER } from '../customers/demo-customer.ts'
import { MUG, openTill, type Till } from './cart-fixture.ts'

const SELECTION = `
  cost { totalAmount { amount } }
  delivery { addresses { id selected oneTimeUse address { ... on CartDeliveryAddress {
    firstName lastName name address1 city zip countryCode formattedArea
    formatted(withName: true)
  } } } }
  deliveryGroups(first: 5) { nodes {
    id groupType
    deliveryAddress { city country countryCodeV2 formattedArea }
    deliveryOptions { handle title code deliveryMethodType estimatedCost { amount currencyCode } }
    selectedDeliveryOption { handle }
    cartLines(first: 5) { nodes { quantity } }
  } }
  buyerIdentity { customer { addresses(first: 1) { nodes { id } } } }`

let till: Till

beforeAll(async () => {
  till = await openTill(SELECTION)
})
afterAll(() => till.close())

const ADD = ['cartDeliveryAddressesAdd', 'addresses', '[CartSelectableAddressInput!]!'] as const
const REPLACE = [
  'cartDeliveryAddressesReplace',
  'addresses',
  '[CartSelectableAddressInput!]!',
] as const
const UPDATE = [
  'cartDeliveryAddressesUpdate',
  'addresses',
  '[CartSelectableAddressUpdateInput!]!',
] as const
const REMOVE = ['cartDeliveryAddressesRemove', 'addressIds', '[ID!]!'] as const
const SELECT = [
  'cartSelectedDeliveryOptionsUpdate',
  'selectedDeliveryOptions',
  '[CartSelectedDeliveryOptionInput!]!',
] as const

const lines = [{ merchandiseId: MUG, quantity: 2 }]
const LISBON = {
  lastName: 'Pessoa',
  address1: 'Rua Garrett 120',
  city: 'Lisboa',
  zip: '1200-205',
  countryCode: 'PT',
}
const BERN = {
  lastName: 'Klee',
  address1: 'Kramgasse 49',
  city: 'Bern',
  zip: '3011',
  countryCode: 'CH',
}
const to = (deliveryAddress: object, more: object = {}) => ({
  address: { deliveryAddress },
  ...more,
})

describe('the addresses of a cart', () => {
  test('are added, and the selected one takes the place of the one before', async () => {
    const { cart } = await till.create({ lines })
    await till.change(ADD, cart.id, [to(LISBON, { selected: true })])
    const { cart: after, userErrors } = await till.change(ADD, cart.id, [
      to(BERN, { selected: true, oneTimeUse: true }),
    ])
    expect(userErrors).toEqual([])
    expect(after.delivery.addresses).toMatchObject([
      {
        id: expect.stringMatching(/^gid:\/\/shopify\/CartSelectableAddress\//),
        selected: false,
        oneTimeUse: false,
        address: {
          name: 'Pessoa',
          formatted: ['Pessoa', 'Rua Garrett 120', '1200-205 Lisboa', 'Portugal'],
          formattedArea: 'Lisboa, Portugal',
        },
      },
      { selected: true, oneTimeUse: true, address: { city: 'Bern', countryCode: 'CH' } },
    ])
  })

  test('are changed, removed and replaced', async () => {
    const { cart } = await till.create({ lines, delivery: { addresses: [to(LISBON), to(BERN)] } })
    const [first, second] = cart.delivery.addresses
    const changed = await till.change(UPDATE, cart.id, [
      {
        id: first.id,
        selected: true,
        address: { deliveryAddress: { ...LISBON, zip: '1200-001' } },
      },
    ])
    expect(changed.cart.delivery.addresses).toMatchObject([
      { id: first.id, selected: true, address: { zip: '1200-001' } },
      { id: second.id, selected: false, address: { city: 'Bern' } },
    ])
    const removed = await till.change(REMOVE, cart.id, [first.id])
    expect(removed.cart.delivery.addresses).toMatchObject([{ id: second.id }])
    const replaced = await till.change(REPLACE, cart.id, [to(LISBON)])
    expect(replaced.cart.delivery.addresses).toMatchObject([{ address: { city: 'Lisboa' } }])
  })

  test('are refused if incomplete, unknown, too many, or two of them selected', async () => {
    const { cart } = await till.create({ delivery: { addresses: [to(LISBON)] } })
    const code = async (change: Parameters<Till['change']>[0], value: unknown) => {
      const { userErrors, cart: after } = await till.change(change, cart.id, value)
      expect(after.delivery.addresses).toEqual(cart.delivery.addresses)
      return userErrors
    }
    const strict = to({ countryCode: 'PT', lastName: 'Pessoa' }, { validationStrategy: 'STRICT' })
    expect(await code(ADD, [strict])).toMatchObject([
      {
        code: 'ADDRESS_FIELD_IS_REQUIRED',
        field: ['addresses', '0', 'address', 'deliveryAddress', 'address1'],
      },
    ])
    expect(await code(REPLACE, [to({ city: 'Porto' })])).toMatchObject([
      { code: 'ADDRESS_FIELD_IS_REQUIRED' },
    ])
    const both = [to(LISBON, { selected: true }), to(BERN, { selected: true })]
    expect(await code(ADD, both)).toMatchObject([
      { code: 'ONLY_ONE_DELIVERY_ADDRESS_CAN_BE_SELECTED' },
    ])
    expect(await code(ADD, Array(20).fill(to(BERN)))).toMatchObject([
      { code: 'TOO_MANY_DELIVERY_ADDRESSES' },
    ])
    expect(await code(REMOVE, ['gid://shopify/CartSelectableAddress/1'])).toMatchObject([
      { code: 'INVALID_DELIVERY_ADDRESS_ID', field: ['addressIds', '0'] },
    ])
    expect(await code(UPDATE, [{ id: 'x', selected: true }])).toMatchObject([
      { code: 'INVALID_DELIVERY_ADDRESS_ID', field: ['addresses', '0', 'id'] },
    ])
  })

  test('that are there twice are warned of', async () => {
    const { warnings } = await till.create({ delivery: { addresses: [to(BERN), to(BERN)] } })
    expect(warnings).toMatchObject([{ code: 'DUPLICATE_DELIVERY_ADDRESS' }])
  })

  test('can be copied from the customer whose cart it is, and from nobody else', async () => {
    const { customerAccessTokenCreate } = await till.ask(
      `mutation ($input: CustomerAccessTokenCreateInput!) {
        customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken } }
      }`,
      { input: { email: DEMO_CUSTOMER.email, password: DEMO_CUSTOMER.password } },
    )
    const customerAccessToken = customerAccessTokenCreate.customerAccessToken.accessToken
    const { cart } = await till.create({ lines, buyerIdentity: { customerAccessToken } })
    const copyFromCustomerAddressId = cart.buyerIdentity.customer.addresses.nodes[0].id
    const copy = [{ address: { copyFromCustomerAddressId } }]
    const { cart: after } = await till.change(ADD, cart.id, copy)
    expect(after.delivery.addresses).toMatchObject([
      { address: { firstName: 'Ada', city: 'London', countryCode: 'GB' } },
    ])
    const { cart: strangers } = await till.create({ lines })
    expect((await till.change(ADD, strangers.id, copy)).userErrors).toMatchObject([
      { code: 'INVALID_DELIVERY_ADDRESS_ID' },
    ])
  })
})

describe('delivery', () => {
  test('is offered once it is known where to, and not part of the cost', async () => {
    const { cart } = await till.create({ lines })
    expect(cart.deliveryGroups.nodes).toEqual([])
    const { cart: after } = await till.change(ADD, cart.id, [to(LISBON)])
    expect(after.cost.totalAmount.amount).toBe('56.0')
    expect(after.deliveryGroups.nodes).toMatchObject([
      {
        groupType: 'ONE_TIME_PURCHASE',
        deliveryAddress: { city: 'Lisboa', country: 'Portugal', countryCodeV2: 'PT' },
        deliveryOptions: [
          {
            handle: 'standard',
            title: 'Standard',
            deliveryMethodType: 'SHIPPING',
            estimatedCost: { amount: '4.9', currencyCode: 'EUR' },
          },
          { handle: 'express', estimatedCost: { amount: '12.5' } },
        ],
        selectedDeliveryOption: { handle: 'standard' },
        cartLines: { nodes: [{ quantity: 2 }] },
      },
    ])
  })

  test('is priced in the currency of the buyer’s country, which is enough to offer it', async () => {
    const { cart } = await till.create({ lines, buyerIdentity: { countryCode: 'US' } })
    expect(cart.deliveryGroups.nodes).toMatchObject([
      {
        deliveryAddress: { city: null, country: 'United States' },
        deliveryOptions: [
          { estimatedCost: { amount: '5.0', currencyCode: 'USD' } },
          { estimatedCost: { amount: '14.0' } },
        ],
      },
    ])
  })

  test('is not offered to a country that the shop does not sell to', async () => {
    const { cart } = await till.create({ lines, buyerIdentity: { countryCode: 'JP' } })
    expect(cart.deliveryGroups.nodes).toMatchObject([
      { deliveryOptions: [], selectedDeliveryOption: null },
    ])
  })

  test('can be chosen, and what is not offered is refused', async () => {
    const { cart } = await till.create({ lines, buyerIdentity: { countryCode: 'PT' } })
    const deliveryGroupId = cart.deliveryGroups.nodes[0].id
    const express = { deliveryGroupId, deliveryOptionHandle: 'express' }
    const { cart: after } = await till.change(SELECT, cart.id, [express])
    expect(after.deliveryGroups.nodes).toMatchObject([
      { selectedDeliveryOption: { handle: 'express' } },
    ])
    const refusal = async (change: object) =>
      (await till.change(SELECT, cart.id, [{ ...express, ...change }])).userErrors
    expect(await refusal({ deliveryGroupId: 'gid://shopify/CartDeliveryGroup/1' })).toMatchObject([
      {
        code: 'INVALID_DELIVERY_GROUP',
        field: ['selectedDeliveryOptions', '0', 'deliveryGroupId'],
      },
    ])
    expect(await refusal({ deliveryOptionHandle: 'pigeon' })).toMatchObject([
      { code: 'INVALID_DELIVERY_OPTION' },
    ])
  })

  test('shows no address to whoever has not the key of the cart', async () => {
    const { cart } = await till.create({ lines, delivery: { addresses: [to(LISBON)] } })
    const seen = await till.read(cart.id.split('?')[0])
    expect(seen).toMatchObject({ delivery: { addresses: [] }, deliveryGroups: { nodes: [] } })
  })
})
