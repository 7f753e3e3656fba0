import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CUPS, MUG, openTill, type Till } from './cart-fixture.ts'

const SELECTION = `
  checkoutUrl note buyerIdentity { email countryCode }
  cost { totalAmount { amount currencyCode } }
  lines(first: 5) { nodes {
    id cost { amountPerQuantity { amount } compareAtAmountPerQuantity { amount } }
    merchandise { ... on ProductVariant { price { amount currencyCode } product { title } } }
    ... on CartLine { instructions { canRemove canUpdateQuantity } parentRelationship { parent { id } } }
  } }`

let till: Till

beforeAll(async () => {
  till = await openTill(SELECTION)
})
afterAll(() => till.close())

const IDENTIFY = ['cartBuyerIdentityUpdate', 'buyerIdentity', 'CartBuyerIdentityInput!'] as const
const lines = [{ merchandiseId: CUPS }]

describe('the currency of a cart', () => {
  test('is that of its buyer’s country, whatever the request that reads it says', async () => {
    const { cart } = await till.create({ lines, buyerIdentity: { countryCode: 'GB' } })
    const total = { totalAmount: { amount: '74.0', currencyCode: 'GBP' } }
    expect(cart.cost).toEqual(total)
    expect(cart.lines.nodes).toMatchObject([
      {
        cost: {
          amountPerQuantity: { amount: '74.0' },
          compareAtAmountPerQuantity: { amount: '84.5' },
        },
        merchandise: { price: { amount: '74.0', currencyCode: 'GBP' } },
        instructions: { canRemove: true, canUpdateQuantity: true },
        parentRelationship: null,
      },
    ])
    const seen = await till.read(cart.id, '@inContext(country: US, language: PT)')
    expect(seen.cost).toEqual(total)
    expect(seen.lines.nodes[0].merchandise.product.title).toBe('Chávena de Café e Pires')
  })

  test('is that of the country in the request that creates it, unless the buyer has one', async () => {
    const { cart } = await till.create({ lines }, '@inContext(country: CH)')
    expect(cart).toMatchObject({
      buyerIdentity: { countryCode: 'CH' },
      cost: { totalAmount: { currencyCode: 'CHF' } },
    })
    const own = { lines, buyerIdentity: { countryCode: 'US' } }
    const { cart: other } = await till.create(own, '@inContext(country: CH)')
    expect(other.cost.totalAmount.currencyCode).toBe('USD')
  })

  test('is the shop’s own where the request names no country that it knows', async () => {
    const { cart } = await till.create({ lines }, '@inContext(country: ZZ)')
    expect(cart).toMatchObject({
      buyerIdentity: { countryCode: null },
      cost: { totalAmount: { currencyCode: 'EUR' } },
    })
    const seen = await till.read(cart.id, '@inContext(country: US)')
    expect(seen.cost.totalAmount.currencyCode).toBe('EUR')
  })

  test('changes with the country of the buyer', async () => {
    const { cart } = await till.create({ lines })
    const { cart: after } = await till.change(IDENTIFY, cart.id, { countryCode: 'US' })
    expect(after.cost.totalAmount).toEqual({ amount: '94.0', currencyCode: 'USD' })
  })
})

describe('a copy of a cart', () => {
  const copy = async (cartId: string) => {
    const { cartClone } = await till.ask(
      `mutation ($cartId: ID!) { cartClone(cartId: $cartId) {
        cart { id ${SELECTION} } userErrors { code }
      } }`,
      { cartId },
    )
    return cartClone
  }

  test('has its contents and nothing of its buyer', async () => {
    const { cart } = await till.create({
      lines: [{ merchandiseId: MUG }],
      note: 'gift',
      buyerIdentity: { email: 'ada@example.com' },
    })
    const { cart: clone } = await copy(cart.id)
    expect(clone).toMatchObject({ note: 'gift', buyerIdentity: { email: null } })
    expect(clone.cost).toEqual(cart.cost)
    expect(clone.lines.nodes[0].id).not.toBe(cart.lines.nodes[0].id)
  })

  test('is not made for whoever has not its key', async () => {
    const { cart } = await till.create({ lines, note: 'gift' })
    const { cart: other, userErrors } = await copy(cart.id.split('?')[0])
    expect(userErrors).toEqual([{ code: 'INVALID' }])
    expect(other.note).toBe('')
  })
})

test('personal data can be removed from a cart', async () => {
  const { cart } = await till.create({ lines, buyerIdentity: { email: 'ada@example.com' } })
  const { cartRemovePersonalData } = await till.ask(
    `mutation ($id: ID!) { cartRemovePersonalData(cartId: $id) { cart { ${SELECTION} } } }`,
    { id: cart.id },
  )
  expect(cartRemovePersonalData.cart.buyerIdentity.email).toBeNull()
  expect((await till.read(cart.id)).buyerIdentity.email).toBeNull()
})

test('what belongs to a checkout is said not to be implemented', async () => {
  const { errors } = await till.reply(
    'mutation { cartPrepareForCompletion(cartId: "gid://shopify/Cart/x") { userErrors { code } } }',
  )
  expect(errors).toMatchObject([
    {
      message: 'The emulator does not implement Mutation.cartPrepareForCompletion yet.',
      extensions: { code: 'NOT_IMPLEMENTED' },
    },
  ])
})

test('the checkout of a cart is a page that says there is none', async () => {
  const { cart } = await till.create({ lines })
  const response = await fetch(cart.checkoutUrl)
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=utf-8',
  ])
  expect(await response.text()).toContain('<h1>The emulator has no checkout</h1>')
})
