import { beforeEach, describe, expect, test } from 'vitest'
import { DEMO_CUSTOMER } from '../index.ts'
import { customerAccounts } from './customer-account-fixture.ts'

const shop = customerAccounts()

let token = ''
beforeEach(async () => {
  const customer = shop.emulator().customers.byEmail(DEMO_CUSTOMER.email)
  if (customer === undefined) throw new Error('There is no demo customer.')
  token = (await shop.emulator().customerAccounts.issueTokens(customer)).accessToken
})

async function data(query: string, variables = {}) {
  const { status, body } = await shop.ask(token, query, { variables })
  expect([status, body.errors]).toEqual([200, undefined])
  return body.data
}

const ADDRESS = `id formatted firstName lastName company address1 address2 territoryCode zoneCode
  city zip phoneNumber`
const MONEY = 'amount currencyCode'

describe('the customer', () => {
  test('is that of the Storefront API, by the same id', async () => {
    const { customer } = await data(`{ customer {
      id firstName lastName displayName imageUrl tags creationDate
      emailAddress { emailAddress marketingState } phoneNumber { phoneNumber }
    } }`)
    expect(customer).toEqual({
      id: 'gid://shopify/Customer/7200000000001',
      firstName: 'Ada',
      lastName: 'Lovelace',
      displayName: 'Ada Lovelace',
      imageUrl: expect.stringContaining(shop.origin()),
      tags: [],
      creationDate: expect.stringMatching(/Z$/),
      emailAddress: { emailAddress: 'ada@example.com', marketingState: 'NOT_SUBSCRIBED' },
      phoneNumber: { phoneNumber: '+442079460018' },
    })
  })

  test('changes a name, and what is wrong with one is a user error', async () => {
    const change = `mutation ($input: CustomerUpdateInput!) { customerUpdate(input: $input) {
      customer { firstName lastName } userErrors { code field message }
    } }`
    const { customerUpdate } = await data(change, { input: { firstName: 'Augusta' } })
    expect(customerUpdate).toEqual({
      customer: { firstName: 'Augusta', lastName: 'Lovelace' },
      userErrors: [],
    })
    const { customerUpdate: refused } = await data(change, { input: { lastName: '<b>x</b>' } })
    expect(refused).toMatchObject({
      customer: null,
      userErrors: [{ code: 'CONTAINS_HTML_TAGS', field: ['input', 'lastName'] }],
    })
    expect(shop.emulator().customers.all()[0]).toMatchObject({ lastName: 'Lovelace' })
  })

  test('subscribes to mails', async () => {
    const { customerEmailMarketingSubscribe: done } = await data(
      `mutation { customerEmailMarketingSubscribe {
        emailAddress { marketingState } userErrors { field }
      } }`,
    )
    expect(done).toEqual({ emailAddress: { marketingState: 'SUBSCRIBED' }, userErrors: [] })
  })
})

describe('addresses', () => {
  const CREATE = `mutation ($address: CustomerAddressInput!, $defaultAddress: Boolean) {
    customerAddressCreate(address: $address, defaultAddress: $defaultAddress) {
      customerAddress { ${ADDRESS} } userErrors { code field }
    }
  }`
  const UPDATE = `mutation ($id: ID!, $address: CustomerAddressInput, $defaultAddress: Boolean) {
    customerAddressUpdate(addressId: $id, address: $address, defaultAddress: $defaultAddress) {
      customerAddress { ${ADDRESS} } userErrors { code field }
    }
  }`
  const DELETE = `mutation ($id: ID!) {
    customerAddressDelete(addressId: $id) { deletedAddressId userErrors { code field } }
  }`
  const ALL = '{ customer { defaultAddress { id } addresses(first: 9) { nodes { id city } } } }'
  const HOME = { address1: 'Rua A, 1', city: 'Lisboa', zip: '1000-001', territoryCode: 'PT' }

  test('have ids of their own type, and no credential in them', async () => {
    const { customer } = await data(`{ customer { defaultAddress { ${ADDRESS} formattedArea } } }`)
    expect(customer.defaultAddress).toEqual({
      id: 'gid://shopify/CustomerAddress/7200000000001000',
      formatted: ['12 St James’s Square', 'SW1Y 4JH London', 'United Kingdom'],
      formattedArea: 'London, United Kingdom',
      firstName: 'Ada',
      lastName: 'Lovelace',
      company: null,
      address1: '12 St James’s Square',
      address2: null,
      territoryCode: 'GB',
      zoneCode: null,
      city: 'London',
      zip: 'SW1Y 4JH',
      phoneNumber: null,
    })
  })

  test('are created, become the default one, are changed and deleted', async () => {
    const created = (await data(CREATE, { address: HOME })).customerAddressCreate
    expect(created).toMatchObject({ customerAddress: { city: 'Lisboa' }, userErrors: [] })
    const { id } = created.customerAddress
    expect((await data(ALL)).customer.defaultAddress.id).not.toBe(id)
    await data(UPDATE, { id, address: { city: 'Porto' }, defaultAddress: true })
    const { customer } = await data(ALL)
    expect(customer.defaultAddress.id).toBe(id)
    expect(customer.addresses.nodes).toHaveLength(2)
    expect(customer.addresses.nodes[1]).toEqual({ id, city: 'Porto' })
    const { customerAddressDelete: deleted } = await data(DELETE, { id })
    expect(deleted).toEqual({ deletedAddressId: id, userErrors: [] })
    expect((await data(ALL)).customer.addresses.nodes).toHaveLength(1)
  })

  test('are the same at the Storefront API', async () => {
    await data(CREATE, { address: HOME, defaultAddress: true })
    const [customer] = shop.emulator().customers.all()
    expect(customer?.addresses.at(-1)).toMatchObject({ countryCode: 'PT', country: 'Portugal' })
    expect(customer?.defaultAddress).toBe(customer?.addresses.at(-1)?.number)
  })

  test.each([
    [CREATE, { address: { territoryCode: 'XX' } }, 'INVALID_TERRITORY_CODE', 'territoryCode'],
    [CREATE, { address: { phoneNumber: 'none' } }, 'PHONE_NUMBER_NOT_VALID', 'phoneNumber'],
    [CREATE, { address: { city: '<i>Rome</i>' } }, 'CONTAINS_HTML_TAGS', 'city'],
    [UPDATE, { id: 'gid://shopify/CustomerAddress/1' }, 'ADDRESS_ID_DOES_NOT_EXIST', 'addressId'],
    [DELETE, { id: 'gid://shopify/CustomerAddress/1' }, 'ADDRESS_ID_DOES_NOT_EXIST', 'addressId'],
    [
      UPDATE,
      { id: 'gid://shopify/CustomerAddress/7200000000001000', defaultAddress: false },
      'DEMOTING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED',
      'defaultAddress',
    ],
  ])('%#: what is wrong is a user error', async (document, variables, code, field) => {
    const [payload] = Object.values(await data(document, variables))
    const { userErrors } = Object(payload)
    expect(userErrors).toEqual([{ code, field: expect.arrayContaining([field]) }])
    expect(shop.emulator().customers.all()[0]?.addresses).toHaveLength(1)
  })

  test('of another customer cannot be touched', async () => {
    const other = shop.emulator().customers.add({
      email: 'grace@example.com',
      password: 'nanoseconds',
      addresses: [{ city: 'Arlington' }],
    })
    const id = `gid://shopify/CustomerAddress/${other.addresses[0]?.number}`
    expect((await data(DELETE, { id })).customerAddressDelete.userErrors).toHaveLength(1)
    expect(other.addresses).toHaveLength(1)
  })
})

describe('orders', () => {
  test('are listed newest first, page by page, and found by number', async () => {
    const list = `query ($query: String, $after: String) { customer { orders(
      first: 1, after: $after, sortKey: PROCESSED_AT, reverse: true, query: $query
    ) { nodes { name } pageInfo { hasNextPage endCursor } } } }`
    const { orders } = (await data(list)).customer
    expect(orders).toMatchObject({ nodes: [{ name: '#1002' }], pageInfo: { hasNextPage: true } })
    const next = await data(list, { after: orders.pageInfo.endCursor })
    expect(next.customer.orders.nodes).toEqual([{ name: '#1001' }])
    const found = await data(list, { query: 'name:#1001' })
    expect(found.customer.orders.nodes).toEqual([{ name: '#1001' }])
    expect((await data(list, { query: 'name:#7' })).customer.orders.nodes).toEqual([])
  })

  test('one is asked for by its id, and says what was bought', async () => {
    const { customer } = await data('{ customer { orders(first: 1) { nodes { id } } } }')
    const { id } = customer.orders.nodes[0]
    expect(id).toBe('gid://shopify/Order/5770000001001')
    const { order } = await data(
      `query ($id: ID!) { order(id: $id) {
        name number customer { firstName }
        lineItems(first: 9) { nodes {
          title sku quantity price { ${MONEY} } totalPrice { ${MONEY} }
          variantTitle variantId variantOptions { name value } image { url altText }
        } }
      } }`,
      { id },
    )
    expect(order).toMatchObject({ name: '#1001', number: 1001, customer: { firstName: 'Ada' } })
    expect(order.lineItems.nodes[0]).toEqual({
      title: 'Speckled Mug',
      sku: 'MUG-OAT',
      quantity: 2,
      price: { amount: '28.0', currencyCode: 'EUR' },
      totalPrice: { amount: '56.0', currencyCode: 'EUR' },
      variantTitle: 'Oat',
      variantId: expect.stringMatching(/^gid:\/\/shopify\/ProductVariant\/\d+$/),
      variantOptions: [{ name: 'Glaze', value: 'Oat' }],
      image: { url: expect.stringContaining('/cdn/'), altText: expect.any(String) },
    })
  })

  test('of another customer are null', async () => {
    shop.emulator().customers.add({
      email: 'grace@example.com',
      password: 'nanoseconds',
      orders: [{ number: 2001, processedAt: '2026-01-01T00:00:00Z', lines: [] }],
    })
    const { order } = await data('{ order(id: "gid://shopify/Order/5770000002001") { name } }')
    expect(order).toBeNull()
  })

  test('of something that is sold no more have no variant', async () => {
    const customer = shop.emulator().customers.add({
      email: 'grace@example.com',
      password: 'nanoseconds',
      orders: [
        {
          number: 2001,
          processedAt: '2026-01-01T00:00:00Z',
          lines: [{ sku: 'GONE', quantity: 1 }],
        },
      ],
    })
    token = (await shop.emulator().customerAccounts.issueTokens(customer)).accessToken
    const { order } = await data(`{ order(id: "gid://shopify/Order/5770000002001") {
      lineItems(first: 1) { nodes { title variantId variantTitle image { url } variantOptions { name } } }
    } }`)
    expect(order.lineItems.nodes).toEqual([
      { title: 'GONE', variantId: null, variantTitle: null, image: null, variantOptions: null },
    ])
  })
})

describe('what Hydrogen’s skeleton asks for', () => {
  const LANGUAGE = '$language: LanguageCode'
  const IN = '@inContext(language: $language)'

  test('customer details', async () => {
    const { customer } = await data(`query (${LANGUAGE}) ${IN} { customer {
      id firstName lastName defaultAddress { ${ADDRESS} } addresses(first: 6) { nodes { ${ADDRESS} } }
    } }`)
    expect(customer.addresses.nodes).toHaveLength(1)
  })

  test('the list of orders', async () => {
    const { customer } = await data(
      `query ($first: Int, $last: Int, $startCursor: String, $endCursor: String, $query: String, ${LANGUAGE}) ${IN} {
        customer { orders(sortKey: PROCESSED_AT, reverse: true, first: $first, last: $last,
          before: $startCursor, after: $endCursor, query: $query) {
          nodes {
            totalPrice { ${MONEY} } financialStatus fulfillmentStatus id number confirmationNumber
            processedAt fulfillments(first: 1) { nodes { status } }
          }
          pageInfo { hasPreviousPage hasNextPage endCursor startCursor }
        } }
      }`,
      { first: 20 },
    )
    expect(customer.orders.nodes).toMatchObject([
      { number: 1002, fulfillmentStatus: 'IN_PROGRESS', fulfillments: { nodes: [] } },
      { number: 1001, financialStatus: 'PAID', fulfillments: { nodes: [{ status: 'SUCCESS' }] } },
    ])
  })

  test('one order', async () => {
    const APPLICATION = `value { __typename ... on MoneyV2 { ${MONEY} }
      ... on PricingPercentageValue { percentage } }`
    const { order } = await data(
      `query ($orderId: ID!, ${LANGUAGE}) ${IN} { order(id: $orderId) { ... on Order {
        id name confirmationNumber statusPageUrl fulfillmentStatus processedAt
        fulfillments(first: 1) { nodes { status } }
        totalTax { ${MONEY} } totalPrice { ${MONEY} } subtotal { ${MONEY} }
        shippingAddress { name formatted(withName: true) formattedArea }
        discountApplications(first: 100) { nodes { ${APPLICATION} } }
        lineItems(first: 100) { nodes {
          id title quantity variantTitle price { ${MONEY} } totalDiscount { ${MONEY} }
          discountAllocations { allocatedAmount { ${MONEY} } discountApplication { ${APPLICATION} } }
          image { altText height url id width }
        } }
      } } }`,
      { orderId: 'gid://shopify/Order/5770000001001' },
    )
    expect(order.totalPrice).toEqual({ amount: '84.0', currencyCode: 'EUR' })
    expect(order.shippingAddress.formatted[0]).toBe('Ada Lovelace')
  })
})

describe('who is answered', () => {
  const WHO = '{ customer { id } }'

  test.each([
    ['no token', ''],
    ['a token that was never issued', 'shcat_x.y.z'],
  ])('401 for %s', async (_, accessToken) => {
    const { status, body } = await shop.ask(accessToken, WHO)
    expect([status, body.errors[0].extensions.code]).toEqual([401, 'UNAUTHORIZED'])
  })

  test('401 for a Bearer: the token stands there by itself', async () => {
    expect((await shop.ask(`Bearer ${token}`, WHO)).status).toBe(401)
  })

  test('401 without an Origin of the client’s, 403 without a User-Agent', async () => {
    const ask = (headers: object) => shop.ask(token, WHO, { headers })
    expect((await ask({ Origin: '' })).status).toBe(401)
    expect((await ask({ Origin: 'https://elsewhere.example' })).status).toBe(401)
    expect((await ask({ 'User-Agent': '' })).status).toBe(403)
  })

  test('401 once the log-in was ended', async () => {
    shop.emulator().customerAccounts.endAll()
    expect((await shop.ask(token, WHO)).status).toBe(401)
  })

  test('at the fixed address below the shop’s id, too; not in a version that never was', async () => {
    const at = async (path: string) =>
      (await fetch(`${shop.origin()}${path}`, { method: 'POST' })).status
    const path = '/60000000001/account/customer/api/2026-10/graphql'
    const { status, headers } = await shop.ask(token, WHO, { path })
    expect([status, headers.get('x-shopify-api-version')]).toEqual([200, '2026-10'])
    expect(await at('/customer/api/2026-05/graphql')).toBe(404)
  })

  test('a browser’s page of another origin, which asks before', async () => {
    const ask = {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Headers': 'authorization' },
    }
    for (const path of ['/customer/api/2026-04/graphql', '/authentication/oauth/token']) {
      const { status, headers } = await fetch(`${shop.origin()}${path}`, ask)
      expect(status).toBe(204)
      expect(headers.get('access-control-allow-headers')).toContain('Authorization')
    }
  })

  test('a document that the schema does not accept is refused, and a field that is not served named', async () => {
    const unknown = await shop.ask(token, '{ customer { nonsense } }')
    expect(unknown.body.errors[0].extensions.code).toBe('undefinedField')
    const unserved = await shop.ask(token, '{ customer { paypalBillingAgreement { __typename } } }')
    expect(unserved.body.errors[0].extensions.code).toBe('NOT_IMPLEMENTED')
  })
})

describe('faults', () => {
  const WHO = '{ customer { id } }'

  test.each([
    ['throttled', 'THROTTLED'],
    ['shop-inactive', 'SHOP_INACTIVE'],
    ['internal-error', 'INTERNAL_SERVER_ERROR'],
  ] as const)('%s is an error with status 200', async (kind, code) => {
    shop.emulator().faults.add({ kind, field: 'customer-account-api' })
    const { status, body } = await shop.ask(token, WHO)
    expect([status, body.errors[0].extensions.code]).toEqual([200, code])
  })

  test('of a root field hit this API as they hit the other', async () => {
    shop.emulator().faults.add({ kind: 'empty-json', field: 'order' })
    expect(await data(WHO)).toBeDefined()
    const { body } = await shop.ask(token, '{ order(id: "x") { id } }')
    expect(body).toEqual({})
  })

  test('of this API do not hit the Storefront API', async () => {
    shop.emulator().faults.add({ kind: 'error-500', field: 'customer-account-api' })
    const { status } = await fetch(`${shop.origin()}/api/2026-04/graphql.json`, {
      method: 'POST',
      body: JSON.stringify({ query: '{ shop { name } }' }),
    })
    expect(status).toBe(200)
  })
})

describe('at the Storefront API', () => {
  async function storefront(query: string, variables = {}) {
    const response = await fetch(`${shop.origin()}/api/2026-04/graphql.json`, {
      method: 'POST',
      headers: { 'X-Shopify-Storefront-Access-Token': shop.emulator().publicAccessToken },
      body: JSON.stringify({ query, variables }),
    })
    return response.json()
  }
  const CART = `mutation ($token: String!) {
    cartCreate(input: { buyerIdentity: { customerAccessToken: $token } }) {
      cart { buyerIdentity { email customer { id } } } userErrors { code }
    }
  }`

  test('the access token says who a cart is for, until it ends', async () => {
    const { data: good } = await storefront(CART, { token })
    expect(good.cartCreate.cart.buyerIdentity).toEqual({
      email: 'ada@example.com',
      customer: { id: 'gid://shopify/Customer/7200000000001' },
    })
    shop.emulator().clock.advance(3_600_000)
    const { data: late } = await storefront(CART, { token })
    expect(late.cartCreate.userErrors).toEqual([{ code: 'INVALID' }])
  })

  test('it may name a buyer, whatever becomes of other tokens', async () => {
    shop.emulator().behaviour.buyerInContext = 'refused'
    const query = `query ($token: String!) @inContext(buyer: { customerAccessToken: $token }) {
      shop { name }
    }`
    expect(await storefront(query, { token })).toMatchObject({ data: { shop: { name: 'Marl' } } })
    const { errors } = await storefront(query, { token: 'another' })
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }])
  })

  test('it is no customer access token of that API', async () => {
    const { data: none } = await storefront(
      'query ($token: String!) { customer(customerAccessToken: $token) { id } }',
      { token },
    )
    expect(none).toEqual({ customer: null })
  })

  test('it is seen where it was sent, and found where a client has stored it', async () => {
    await storefront(CART, { token })
    expect(shop.emulator().journal.entries().at(-1)?.tokenArguments).toEqual([
      'cartCreate(input.buyerIdentity.customerAccessToken)',
    ])
    await storefront(
      'mutation ($note: String) { cartCreate(input: { note: $note }) { cart { id } } }',
      {
        note: `look: ${token}`,
      },
    )
    expect(shop.emulator().storedSecrets()).toMatchObject([
      { where: 'the note of a cart', kind: 'access-token', number: 1 },
    ])
  })
})
