import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startStore, type TestStore } from '../customers/customer-fixture.ts'

const OAT = 'gid://shopify/ProductVariant/48101'
const FERN = 'gid://shopify/ProductVariant/48102'
const SOLD_OUT = 'gid://shopify/ProductVariant/48103'

let store: TestStore

beforeEach(async () => {
  store = await startStore()
})
afterEach(() => store.emulator.close())

const CART = `
  id checkoutUrl totalQuantity note
  attributes { key value }
  discountCodes { code applicable }
  cost { subtotalAmount { amount currencyCode } totalAmount { amount } }
  buyerIdentity { email phone countryCode customer { email firstName } }
  lines(first: 10) {
    nodes {
      id quantity attributes { key value }
      cost { amountPerQuantity { amount } totalAmount { amount } }
      merchandise { ... on ProductVariant { id title product { handle } } }
    }
  }`
const REST = 'userErrors { code field message } warnings { code message target }'

async function mutate(field: string, args: string, declared: string, variables: object) {
  const document = `mutation M(${declared}) { ${field}(${args}) { cart { ${CART} } ${REST} } }`
  const { data, errors } = await store.ask(document, variables)
  expect(errors).toBeUndefined()
  return data[field]
}

function create(input: object = {}) {
  return mutate('cartCreate', 'input: $input', '$input: CartInput', { input })
}

function addLines(cartId: string, lines: object[]) {
  const declared = '$cartId: ID!, $lines: [CartLineInput!]!'
  return mutate('cartLinesAdd', 'cartId: $cartId, lines: $lines', declared, { cartId, lines })
}

function updateLines(cartId: string, lines: object[]) {
  const declared = '$cartId: ID!, $lines: [CartLineUpdateInput!]!'
  return mutate('cartLinesUpdate', 'cartId: $cartId, lines: $lines', declared, { cartId, lines })
}

function identify(cartId: string, buyerIdentity: object) {
  const declared = '$cartId: ID!, $buyerIdentity: CartBuyerIdentityInput!'
  const args = 'cartId: $cartId, buyerIdentity: $buyerIdentity'
  return mutate('cartBuyerIdentityUpdate', args, declared, { cartId, buyerIdentity })
}

async function read(id: string) {
  const { data } = await store.ask(`query Q($id: ID!) { cart(id: $id) { ${CART} } }`, { id })
  return data.cart
}

describe('a cart', () => {
  test('is created with lines, a note and attributes, and read by its id', async () => {
    const { cart, userErrors, warnings } = await create({
      lines: [{ merchandiseId: OAT, quantity: 2 }, { merchandiseId: FERN }],
      note: 'gift',
      attributes: [{ key: 'wrap', value: 'yes' }],
    })
    expect([userErrors, warnings]).toEqual([[], []])
    expect(cart).toMatchObject({
      id: expect.stringMatching(/^gid:\/\/shopify\/Cart\/[\w-]+\?key=[0-9a-f]{32}$/),
      totalQuantity: 3,
      note: 'gift',
      attributes: [{ key: 'wrap', value: 'yes' }],
      cost: { subtotalAmount: { amount: '84.0', currencyCode: 'EUR' } },
      lines: {
        nodes: [
          { quantity: 2, cost: { totalAmount: { amount: '56.0' } }, merchandise: { id: OAT } },
          { quantity: 1, merchandise: { product: { handle: 'speckled-mug' } } },
        ],
      },
    })
    expect(await read(cart.id)).toEqual(cart)
  })

  test('puts the same thing with the same attributes on one line', async () => {
    const { cart } = await create({ lines: [{ merchandiseId: OAT }] })
    const engraved = { merchandiseId: OAT, attributes: [{ key: 'name', value: 'Ada' }] }
    const added = await addLines(cart.id, [{ merchandiseId: OAT, quantity: 2 }, engraved])
    const quantities = added.cart.lines.nodes.map((line: { quantity: number }) => line.quantity)
    expect(quantities).toEqual([3, 1])
  })

  test('changes and loses lines', async () => {
    const { cart } = await create({ lines: [{ merchandiseId: OAT }, { merchandiseId: FERN }] })
    const [oat, fern] = cart.lines.nodes
    const changed = await updateLines(cart.id, [
      { id: oat.id, quantity: 4 },
      { id: fern.id, quantity: 0 },
    ])
    expect(changed.cart.lines.nodes).toMatchObject([{ id: oat.id, quantity: 4 }])
    const declared = '$cartId: ID!, $lineIds: [ID!]!'
    const args = 'cartId: $cartId, lineIds: $lineIds'
    const variables = { cartId: cart.id, lineIds: [oat.id] }
    const emptied = await mutate('cartLinesRemove', args, declared, variables)
    expect(emptied.cart).toMatchObject({ totalQuantity: 0, lines: { nodes: [] } })
  })

  test('takes no more than there is, and says so', async () => {
    const { cart, warnings } = await create({
      lines: [{ merchandiseId: FERN, quantity: 99 }, { merchandiseId: SOLD_OUT }],
    })
    expect(cart.lines.nodes).toMatchObject([{ quantity: 17 }])
    expect(warnings).toMatchObject([
      { code: 'MERCHANDISE_NOT_ENOUGH_STOCK' },
      { code: 'MERCHANDISE_OUT_OF_STOCK' },
    ])
  })

  test('refuses what is not sold, and a line that is not in it', async () => {
    const { cart } = await create()
    const nothing = { merchandiseId: 'gid://shopify/ProductVariant/1' }
    expect((await addLines(cart.id, [nothing])).userErrors).toMatchObject([
      { code: 'INVALID', field: ['lines', '0', 'merchandiseId'] },
    ])
    expect((await updateLines(cart.id, [{ id: 'x', quantity: 1 }])).userErrors).toMatchObject([
      { code: 'INVALID_MERCHANDISE_LINE', field: ['lines', '0', 'id'] },
    ])
  })

  test('has a note, attributes and codes that can be changed', async () => {
    const { cart } = await create()
    const cartId = cart.id
    const noted = await mutate(
      'cartNoteUpdate',
      'cartId: $cartId, note: $note',
      '$cartId: ID!, $note: String!',
      { cartId, note: 'ring twice' },
    )
    expect(noted.cart.note).toBe('ring twice')
    const attributes = [{ key: 'a', value: 'b' }]
    const marked = await mutate(
      'cartAttributesUpdate',
      'cartId: $cartId, attributes: $attributes',
      '$cartId: ID!, $attributes: [AttributeInput!]!',
      { cartId, attributes },
    )
    expect(marked.cart.attributes).toEqual(attributes)
    const coded = await mutate(
      'cartDiscountCodesUpdate',
      'cartId: $cartId, discountCodes: $codes',
      '$cartId: ID!, $codes: [String!]!',
      { cartId, codes: ['SPRING'] },
    )
    expect(coded).toMatchObject({
      cart: { discountCodes: [{ code: 'SPRING', applicable: false }] },
      warnings: [{ code: 'DISCOUNT_NOT_FOUND' }],
    })
  })
})

describe('the key in its id', () => {
  test('is what its buyer is shown for', async () => {
    const token = await store.logIn()
    const { cart } = await create({ buyerIdentity: { customerAccessToken: token } })
    expect((await read(cart.id)).buyerIdentity.customer.firstName).toBe('Ada')
    const [id, key] = cart.id.split('?key=')
    const seen = await read(id)
    expect(JSON.stringify(seen)).not.toContain(key)
    expect(seen.buyerIdentity).toEqual({
      email: null,
      phone: null,
      countryCode: null,
      customer: null,
    })
  })

  test('is what a change needs; without it there is an error and a brand-new cart', async () => {
    const { cart } = await create({ lines: [{ merchandiseId: OAT }] })
    const { cart: other, userErrors } = await addLines(cart.id.split('?')[0], [
      { merchandiseId: FERN },
    ])
    expect(userErrors).toEqual([
      { code: 'INVALID', field: ['cartId'], message: 'The specified cart does not exist.' },
    ])
    expect(other.id.split('?')[0]).not.toBe(cart.id.split('?')[0])
    expect((await read(cart.id)).totalQuantity).toBe(1)
  })
})

describe('the buyer', () => {
  test('becomes the customer by their token, and nobody by an explicit null', async () => {
    const { cart } = await create({ buyerIdentity: { countryCode: 'PT' } })
    const token = await store.logIn()
    const attached = await identify(cart.id, { customerAccessToken: token })
    expect(attached.cart.buyerIdentity).toEqual({
      email: 'ada@example.com',
      phone: null,
      countryCode: 'PT',
      customer: { email: 'ada@example.com', firstName: 'Ada' },
    })
    const kept = await identify(cart.id, { countryCode: 'DE' })
    expect(kept.cart.buyerIdentity.customer).not.toBeNull()
    const detached = await identify(cart.id, {
      customerAccessToken: null,
      email: null,
      phone: null,
    })
    expect(detached.cart.buyerIdentity).toMatchObject({ email: null, customer: null })
  })

  test('stays who it was when a token is dead', async () => {
    const token = await store.logIn()
    const { cart } = await create({ buyerIdentity: { customerAccessToken: token } })
    const { cart: after, userErrors } = await identify(cart.id, { customerAccessToken: 'dead' })
    expect(userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['buyerIdentity', 'customerAccessToken'],
        message: 'Customer is invalid',
      },
    ])
    expect(after.buyerIdentity.customer.firstName).toBe('Ada')
  })

  test('of a company needs a token', async () => {
    const { cart } = await create()
    const companyLocationId = 'gid://shopify/CompanyLocation/1'
    expect((await identify(cart.id, { companyLocationId })).userErrors).toMatchObject([
      { code: 'MISSING_CUSTOMER_ACCESS_TOKEN' },
    ])
  })
})
