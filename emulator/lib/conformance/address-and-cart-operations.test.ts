import { beforeEach, describe, expect, test } from 'vitest'
import { answered, conformance, EMAIL, NO_ERRORS } from './conformance-fixture.ts'
import {
  ADDRESS_CREATE,
  ADDRESS_DELETE,
  ADDRESS_UPDATE,
  CART_BUYER_IDENTITY_UPDATE,
  CART_CREATE,
  CUSTOMER_READ,
  DEFAULT_ADDRESS_UPDATE,
} from './documents-fixture.ts'
import { CODED_ERRORS, expectScope, OLD_ERRORS, schemaOf } from './schema-fixture.ts'

const store = conformance()
const schema = schemaOf(store)

let token: string
let id: string

beforeEach(async () => {
  token = await store.logIn()
  const { body } = await store.post(CUSTOMER_READ, { token })
  id = body.data.customer.addresses.nodes[0].id
})

const WITH_CREDENTIAL = expect.stringMatching(/&customer_access_token=[\w-]{256}$/)
const ADDRESS = { city: 'Porto', country: 'PT' }
const ERRORS = { ...CODED_ERRORS, ...OLD_ERRORS }
const CART_PAYLOAD = {
  cart: 'Cart',
  userErrors: '[CartUserError!]!',
  warnings: '[CartWarning!]!',
}
const MISSING_TOKEN = { code: 'MISSING_CUSTOMER_ACCESS_TOKEN' }
const companyLocationId = 'gid://shopify/CompanyLocation/1'

describe('table 1, addresses', () => {
  test('customerAddressCreate: takes a token, gives an id with a credential', async () => {
    const { args, payload } = await schema.signature('customerAddressCreate')
    expect(args).toEqual({ address: 'MailingAddressInput!', customerAccessToken: 'String!' })
    expect(await schema.fields(payload)).toEqual({ customerAddress: 'MailingAddress', ...ERRORS })
    const variables = { token, address: ADDRESS }
    const request = { document: ADDRESS_CREATE, variables, cost: 13 }
    await expectScope(store, 'customerAddressCreate', request)
    const { customerAddress, ...errors } = (await store.post(ADDRESS_CREATE, variables)).body.data
      .customerAddressCreate
    expect([customerAddress.id, customerAddress.country]).toEqual([WITH_CREDENTIAL, 'Portugal'])
    expect(errors).toEqual(NO_ERRORS)
  })

  test('customerAddressUpdate: takes a token and an id, gives an id with a credential', async () => {
    const { args, payload } = await schema.signature('customerAddressUpdate')
    const fields = { address: 'MailingAddressInput!', customerAccessToken: 'String!', id: 'ID!' }
    expect(args).toEqual(fields)
    expect(await schema.fields(payload)).toEqual({ customerAddress: 'MailingAddress', ...ERRORS })
    const variables = { token, id, address: ADDRESS }
    const request = { document: ADDRESS_UPDATE, variables, cost: 13 }
    await expectScope(store, 'customerAddressUpdate', request)
    const { customerAddress, ...errors } = (await store.post(ADDRESS_UPDATE, variables)).body.data
      .customerAddressUpdate
    expect([customerAddress.id, customerAddress.city]).toEqual([WITH_CREDENTIAL, 'Porto'])
    expect(errors).toEqual(NO_ERRORS)
  })

  test('customerAddressDelete: takes a token and an id, and echoes the id', async () => {
    const { args, payload } = await schema.signature('customerAddressDelete')
    expect(args).toEqual({ customerAccessToken: 'String!', id: 'ID!' })
    expect(await schema.fields(payload)).toEqual({ deletedCustomerAddressId: 'String', ...ERRORS })
    const request = { document: ADDRESS_DELETE, variables: { token, id }, cost: 12 }
    await expectScope(store, 'customerAddressDelete', request)
    const customerAddressDelete = { deletedCustomerAddressId: id, ...NO_ERRORS }
    const { body } = await store.post(ADDRESS_DELETE, { token, id })
    expect(body).toEqual(answered({ customerAddressDelete }, 12))
  })

  test('customerDefaultAddressUpdate: takes a token and an id, gives ids of the customer', async () => {
    const { args, payload } = await schema.signature('customerDefaultAddressUpdate')
    expect(args).toEqual({ addressId: 'ID!', customerAccessToken: 'String!' })
    expect(await schema.fields(payload)).toEqual({ customer: 'Customer', ...ERRORS })
    const request = { document: DEFAULT_ADDRESS_UPDATE, variables: { token, id }, cost: 16 }
    await expectScope(store, 'customerDefaultAddressUpdate', request)
    const { customer, ...errors } = (await store.post(DEFAULT_ADDRESS_UPDATE, { token, id })).body
      .data.customerDefaultAddressUpdate
    expect(customer.addresses.nodes).toEqual([{ id: WITH_CREDENTIAL }])
    expect([customer.defaultAddress.id, errors]).toEqual([WITH_CREDENTIAL, NO_ERRORS])
  })
})

describe('table 1, carts', () => {
  test('cartCreate: takes a token in its input, needs no API token, and gives none', async () => {
    const { args, payload } = await schema.signature('cartCreate')
    expect(args).toEqual({ input: 'CartInput' })
    expect(await schema.fields('CartInput')).toMatchObject({
      buyerIdentity: 'CartBuyerIdentityInput',
    })
    expect(await schema.fields('CartBuyerIdentityInput')).toEqual({
      companyLocationId: 'ID',
      countryCode: 'CountryCode',
      customerAccessToken: 'String',
      email: 'String',
      phone: 'String',
      preferences: 'CartPreferencesInput',
    })
    expect(await schema.fields(payload)).toEqual(CART_PAYLOAD)
    store.emulator.behaviour.scopes = []
    const variables = { input: { buyerIdentity: { customerAccessToken: token } } }
    for (const apiToken of ['private', 'none'] as const) {
      const { body } = await store.post(CART_CREATE, variables, { apiToken })
      expect(body.data.cartCreate.cart.buyerIdentity.customer.email).toBe(EMAIL)
      expect(JSON.stringify(body)).not.toContain(token)
    }
  })

  test('cartBuyerIdentityUpdate: takes a token; a company needs one', async () => {
    const { args, payload } = await schema.signature('cartBuyerIdentityUpdate')
    expect(args).toEqual({ buyerIdentity: 'CartBuyerIdentityInput!', cartId: 'ID!' })
    expect(await schema.fields(payload)).toEqual(CART_PAYLOAD)
    const errorFields = { code: 'CartErrorCode', field: '[String!]', message: 'String!' }
    expect(await schema.fields('CartUserError')).toEqual(errorFields)
    const created = await store.post(CART_CREATE, {}, { apiToken: 'none' })
    const cartId = created.body.data.cartCreate.cart.id
    const post = async (buyer: object) =>
      (await store.post(CART_BUYER_IDENTITY_UPDATE, { cartId, buyer }, { apiToken: 'none' })).body
        .data.cartBuyerIdentityUpdate
    expect((await post({ companyLocationId })).userErrors).toMatchObject([MISSING_TOKEN])
    const { cart, userErrors } = await post({ customerAccessToken: token })
    expect([cart.buyerIdentity.customer.email, userErrors]).toEqual([EMAIL, []])
  })

  test('@inContext: a buyer stands on queries and mutations, and has a token', async () => {
    const { args, locations } = await schema.directive('inContext')
    expect(args).toMatchObject({ buyer: 'BuyerInput' })
    expect(locations).toEqual(['MUTATION', 'QUERY'])
    const buyerFields = { companyLocationId: 'ID', customerAccessToken: 'String!' }
    expect(await schema.fields('BuyerInput')).toEqual(buyerFields)
    const inContext = '($buyer: BuyerInput) @inContext(buyer: $buyer)'
    const variables = { buyer: { customerAccessToken: token, companyLocationId } }
    const query = await store.post(`query Q${inContext} { shop { name } }`, variables)
    expect(query.body).toEqual(answered({ shop: { name: 'Marl' } }, 1))
    const document = `mutation M${inContext} { cartCreate { cart { totalQuantity } } }`
    const mutation = await store.post(document, variables)
    expect(mutation.body).toEqual(answered({ cartCreate: { cart: { totalQuantity: 0 } } }, 11))
  })
})
