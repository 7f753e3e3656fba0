import { DEMO_CUSTOMER } from 'storefront-emulator'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import {
  browser,
  buyerOf,
  createCart,
  emulator,
  GRACE,
  openShop,
  READ_CART,
  secrets,
} from './proxy-fixture.ts'

const ADA = DEMO_CUSTOMER.email

const UPDATE = `mutation U($cartId: ID!, $buyerIdentity: CartBuyerIdentityInput!) {
  cartBuyerIdentityUpdate(cartId: $cartId, buyerIdentity: $buyerIdentity) {
    cart { id buyerIdentity { email customer { email } } }
    userErrors { code message }
  }
}`
const READ = READ_CART
const NOTE = `mutation N($cartId: ID!) {
  cartNoteUpdate(cartId: $cartId, note: "by hand") { cart { id note } userErrors { code } }
}`

const identify = (visitor: ReturnType<typeof browser>, cartId: string, buyerIdentity = {}) =>
  visitor.ask(UPDATE, { cartId, buyerIdentity })

const fieldsOf = () => emulator.journal.entries().flatMap(({ fields }) => fields)

let visitor: ReturnType<typeof browser>

beforeEach(() => {
  visitor = browser()
})

describe('a cart of a visitor who is signed in', () => {
  test.each([
    ['without an input', 'mutation { cartCreate { cart { id } } }', {}],
    ['with a literal', 'mutation { cartCreate(input: {note: "x"}) { cart { id } } }', {}],
    [
      'with a buyer in it',
      'mutation { cartCreate(input: {buyerIdentity: {countryCode: PT}}) { cart { id } } }',
      {},
    ],
    [
      'with a variable',
      'mutation($i: CartInput) { cartCreate(input: $i) { cart { id } } }',
      { i: { note: 'x' } },
    ],
    [
      'with a variable that is not sent',
      'mutation($i: CartInput) { cartCreate(input: $i) { cart { id } } }',
      {},
    ],
    [
      'with a default',
      'mutation($i: CartInput = {note: "x"}) { cartCreate(input: $i) { cart { id } } }',
      {},
    ],
    [
      'with a buyer in a variable',
      'mutation($b: CartBuyerIdentityInput) { cartCreate(input: {buyerIdentity: $b}) { cart { id } } }',
      { b: { countryCode: 'PT' } },
    ],
    ['under an alias', 'mutation { mine: cartCreate { basket: cart { number: id } } }', {}],
    [
      'in a fragment',
      'mutation { ...F } fragment F on Mutation { cartCreate { cart { id } } }',
      {},
    ],
  ])('is theirs from the beginning: %s', async (_, query, variables) => {
    await visitor.logIn()
    const { data, errors } = await visitor.ask(query, variables)
    expect(errors).toBeUndefined()
    const { cart, basket } = data.cartCreate ?? data.mine
    const id = cart?.id ?? basket.number
    expect(await buyerOf(id)).toBe(ADA)
    if (query.includes('"x"')) {
      const read = await visitor.ask('query($id: ID!) { cart(id: $id) { note } }', { id })
      expect(read.data.cart.note).toBe('x')
    }
    expect(JSON.stringify(data)).not.toContain('storefrontSession')
  })

  test('keeps what else was said of the buyer', async () => {
    await visitor.logIn()
    const { data } = await visitor.ask(
      'mutation($i: CartInput) { cartCreate(input: $i) { cart { note buyerIdentity { countryCode customer { email } } } } }',
      { i: { note: 'x', buyerIdentity: { countryCode: 'PT' } } },
    )
    expect(data.cartCreate.cart).toEqual({
      note: 'x',
      buyerIdentity: { countryCode: 'PT', customer: { email: ADA } },
    })
  })

  test('that was begun before is theirs after the login, without a word of the browser', async () => {
    const id = await createCart(visitor)
    expect(await buyerOf(id)).toBeNull()
    await visitor.logIn()
    expect(await buyerOf(id)).toBe(ADA)
    expect((await visitor.ask(READ, { id })).data.cart.buyerIdentity.customer.email).toBe(ADA)
  })

  test('is nobody’s after a log-out', async () => {
    await visitor.logIn()
    const id = await createCart(visitor)
    await visitor.act('logout', {})
    expect(await buyerOf(id)).toBeNull()
    expect((await visitor.ask(READ, { id })).data.cart).toEqual({
      id,
      buyerIdentity: { customer: null },
    })
  })

  test('is nobody’s once the session has run out', async () => {
    await visitor.logIn()
    const id = await createCart(visitor)
    emulator.clock.advance(43 * 86_400_000)
    const { data } = await visitor.ask(READ, { id })
    // A cart outlives its cookie, not the other way round: the browser begins another one.
    expect(data.cart.buyerIdentity.customer?.email ?? null).toBe(await buyerOf(id))
  })

  test('is answered with a new one when Shopify has forgotten it, and that one is followed', async () => {
    const { data } = await visitor.ask(NOTE, { cartId: 'gid://shopify/Cart/forgotten?key=1' })
    const { id } = data.cartNoteUpdate.cart
    expect(id).not.toContain('forgotten')
    await visitor.logIn()
    expect(await buyerOf(id)).toBe(ADA)
  })
})

describe('a cart that somebody has planted', () => {
  test('is never given a customer: neither by an update nor by a login', async () => {
    const planted = await createCart(browser())
    await visitor.logIn()
    const { data } = await identify(visitor, planted)
    expect(data.cartBuyerIdentityUpdate.cart.buyerIdentity.customer).toBeNull()
    expect(await buyerOf(planted)).toBeNull()

    const other = browser()
    await other.ask(READ, { id: planted })
    await other.logIn()
    expect(await buyerOf(planted)).toBeNull()
  })

  test('is not given a customer beside one that is the visitor’s own', async () => {
    const planted = await createCart(browser())
    await visitor.logIn()
    const own = await createCart(visitor)
    const both = `mutation B($own: ID!, $planted: ID!, $b: CartBuyerIdentityInput!) {
      a: cartBuyerIdentityUpdate(cartId: $own, buyerIdentity: $b) { cart { id } }
      b: cartBuyerIdentityUpdate(cartId: $planted, buyerIdentity: $b) { cart { id } }
    }`
    await visitor.ask(both, { own, planted, b: {} })
    expect(await buyerOf(planted)).toBeNull()
    await visitor.ask(
      both.replace('$own,', '$planted,').replace('cartId: $planted,', 'cartId: $own,'),
      {
        own,
        planted,
        b: {},
      },
    )
    expect(await buyerOf(planted)).toBeNull()
  })

  test.each([
    [
      'in a default',
      'mutation($id: ID! = "PLANTED") { cartBuyerIdentityUpdate(cartId: $id, buyerIdentity: {}) { cart { id } } }',
    ],
    [
      'in a block string',
      'mutation { cartBuyerIdentityUpdate(cartId: """PLANTED""", buyerIdentity: {}) { cart { id } } }',
    ],
    [
      'in a fragment',
      'mutation { ...F } fragment F on Mutation { cartBuyerIdentityUpdate(cartId: "PLANTED", buyerIdentity: {}) { cart { id } } }',
    ],
    [
      'next to a new one',
      'mutation { cartCreate { cart { id } } cartBuyerIdentityUpdate(cartId: "PLANTED", buyerIdentity: {}) { cart { id } } }',
    ],
    [
      'next to a new one, with one variable for both',
      'mutation($b: CartBuyerIdentityInput! = {}) { cartCreate(input: {buyerIdentity: $b}) { cart { id } } cartBuyerIdentityUpdate(cartId: "PLANTED", buyerIdentity: $b) { cart { id } } }',
    ],
  ])('is not given a customer: %s', async (_, query) => {
    const planted = await createCart(browser())
    await visitor.logIn()
    await createCart(visitor)
    const { errors } = await visitor.ask(query.replace('PLANTED', planted))
    expect(errors).toBeUndefined()
    expect(await buyerOf(planted)).toBeNull()
  })

  test('does not become the visitor’s by a cookie that is not sealed here', async () => {
    const planted = await createCart(browser())
    for (const value of [
      planted,
      JSON.stringify({ version: 1, id: planted, customerId: null }),
      '',
    ]) {
      visitor.jar.set('storefront_session_cart', value)
      await visitor.logIn()
      expect(await buyerOf(planted)).toBeNull()
    }
  })

  test('does not become the visitor’s by a session’s seal in the cart’s cookie', async () => {
    await visitor.logIn()
    visitor.jar.set('storefront_session_cart', visitor.jar.get('storefront_session') ?? '')
    expect((await visitor.act('logout', {})).status).toBe(200)
    expect(fieldsOf()).not.toContain('cartBuyerIdentityUpdate')
  })

  test('is no session, whatever is put into its cookie', async () => {
    await createCart(visitor)
    visitor.jar.set('storefront_session', visitor.jar.get('storefront_session_cart') ?? '')
    const response = await visitor.act('password', { currentPassword: 'a', newPassword: 'b' })
    expect(response.status).toBe(401)
  })
})

describe('two customers in one browser', () => {
  test('the second does not find the first in the cart', async () => {
    const id = await createCart(visitor)
    await visitor.logIn()
    await visitor.ask(UPDATE, { cartId: id, buyerIdentity: { phone: '+442079460018' } })
    await visitor.logIn(GRACE)
    expect(await buyerOf(id)).toBe(GRACE.email)
    const { data } = await visitor.ask(
      'query($id: ID!) { cart(id: $id) { buyerIdentity { email phone customer { email } } } }',
      { id },
    )
    expect(data.cart.buyerIdentity).toEqual({
      email: GRACE.email,
      phone: null,
      customer: { email: GRACE.email },
    })
  })

  test('a log-out that the store did not hear of shows the cart to nobody', async () => {
    await visitor.logIn()
    const id = await createCart(visitor)
    emulator.faults.add({ kind: 'error-500', field: 'cartBuyerIdentityUpdate' })
    await visitor.act('logout', {})
    expect(await buyerOf(id)).toBe(ADA)
    for (const query of [READ, NOTE]) {
      const response = await visitor.post(JSON.stringify({ query, variables: { id, cartId: id } }))
      expect(response.status).toBe(503)
      expect(await response.text()).not.toContain(ADA)
    }
    emulator.faults.clear()
    expect((await visitor.ask(READ, { id })).data.cart.buyerIdentity.customer).toBeNull()
    expect(await buyerOf(id)).toBeNull()
  })

  test('a log-in that the store did not hear of is made good with the next look at the cart', async () => {
    // Longer than a test may take: a log-in that waited for the store would never be answered.
    await openShop({ renewTimeoutMs: 60_000 })
    onTestFinished(() => openShop())
    const id = await createCart(visitor)
    emulator.faults.add({ kind: 'hang', field: 'cartBuyerIdentityUpdate', times: 1 })
    expect((await visitor.logIn()).status).toBe(200)
    expect(await buyerOf(id)).toBeNull()
    expect((await visitor.ask(READ, { id })).data.cart.buyerIdentity.customer.email).toBe(ADA)
    emulator.journal.clear()
    await visitor.ask(READ, { id })
    expect(fieldsOf()).toEqual(['cart'])
  })

  test('a customer whose token is dead is not said to have the cart', async () => {
    const id = await createCart(visitor)
    emulator.faults.add({ kind: 'error-500', field: 'cartBuyerIdentityUpdate', times: 1 })
    await visitor.logIn()
    for (const token of emulator.tokens.all()) emulator.tokens.revoke(token)
    const before = visitor.jar.get('storefront_session_cart')
    expect((await visitor.ask(READ, { id })).data.cart.buyerIdentity.customer).toBeNull()
    expect(visitor.jar.get('storefront_session_cart')).toBe(before)
    await visitor.logIn()
    expect(await buyerOf(id)).toBe(ADA)
  })

  test('the other browser of a customer has a cart of its own', async () => {
    const other = browser()
    await visitor.logIn()
    await other.logIn()
    const [one, two] = [await createCart(visitor), await createCart(other)]
    expect(one).not.toBe(two)
    await other.act('logout', {})
    expect([await buyerOf(one), await buyerOf(two)]).toEqual([ADA, null])
  })
})

describe('what a cart says of whose it is', () => {
  const WHOSE = `query W($id: ID!) { cart(id: $id) { buyerIdentity {
    countryCode mail: email phone who: customer { displayName } purchasingCompany { company { id } }
  } } }`

  test('is shown to nobody for whom this site has not created it', async () => {
    await visitor.logIn()
    const id = await createCart(visitor)
    await identify(visitor, id, { countryCode: 'PT' })
    const other = browser()
    const asked = [await other.ask(WHOSE, { id })]
    await other.logIn(GRACE)
    asked.push(await other.ask(WHOSE, { id }))
    // Another browser of the same customer has a cart of its own, too.
    await other.logIn()
    asked.push(await other.ask(WHOSE, { id }))
    for (const { data } of asked) {
      const nobody = { countryCode: 'PT', mail: null, phone: null, who: null }
      expect(data.cart.buyerIdentity).toMatchObject(nobody)
    }
    expect((await visitor.ask(WHOSE, { id })).data.cart.buyerIdentity).toMatchObject({ mail: ADA })
  })

  test('is not in the answer to a mutation of such a cart either', async () => {
    await visitor.logIn()
    const id = await createCart(visitor)
    const text = JSON.stringify(await identify(browser(), id, { countryCode: 'DE' }))
    expect(text).not.toContain(ADA)
    expect(await buyerOf(id)).toBe(ADA)
  })

  test('is shown to a guest as far as they have said it', async () => {
    const id = await createCart(visitor)
    await identify(visitor, id, { email: 'guest@example.com' })
    const { data } = await visitor.ask(WHOSE, { id })
    expect(data.cart.buyerIdentity).toMatchObject({ mail: 'guest@example.com', who: null })
  })

  test('stays when a page says that it is nobody’s', async () => {
    await visitor.logIn()
    const id = await createCart(visitor)
    for (const buyerIdentity of [
      { customerAccessToken: null },
      { countryCode: 'PT', customerAccessToken: null },
    ]) {
      await identify(visitor, id, buyerIdentity)
      expect(await buyerOf(id)).toBe(ADA)
    }
    await visitor.ask(
      'mutation($id: ID!) { cartBuyerIdentityUpdate(cartId: $id, buyerIdentity: {customerAccessToken: null}) { cart { id } } }',
      { id },
    )
    expect(await buyerOf(id)).toBe(ADA)
  })
})

describe('a second cart', () => {
  test('is the customer’s, and the first one is nobody’s any more', async () => {
    await visitor.logIn()
    const first = await createCart(visitor)
    const second = await createCart(visitor)
    expect([await buyerOf(first), await buyerOf(second)]).toEqual([null, ADA])
    await visitor.act('logout', {})
    expect([await buyerOf(first), await buyerOf(second)]).toEqual([null, null])
  })

  test('in the same operation is nobody’s', async () => {
    await visitor.logIn()
    const { data } = await visitor.ask(
      'mutation { a: cartCreate { cart { id } } b: cartCreate { cart { id buyerIdentity { email } } } }',
    )
    expect(await buyerOf(data.a.cart.id)).toBe(ADA)
    expect(await buyerOf(data.b.cart.id)).toBeNull()
  })

  test('under the key of another field is refused', async () => {
    const { errors } = await visitor.ask(
      'mutation { a: cartCreate { cart { id } } ... { a: cartNoteUpdate(cartId: "gid://shopify/Cart/x?key=1", note: "") { cart { id } } } }',
    )
    expect(errors[0].extensions.code).toBe('FORBIDDEN_FIELD')
  })
})

describe('what the proxy costs', () => {
  test('is three calls where somebody who is signed in begins a cart', async () => {
    await visitor.logIn()
    emulator.journal.clear()
    await createCart(visitor)
    expect(fieldsOf()).toEqual(['cartCreate', 'cartBuyerIdentityUpdate', 'cart'])
  })

  test('is no wait for a store that is slow to give a new cart away', async () => {
    await visitor.logIn()
    emulator.faults.add({ kind: 'hang', field: 'cartBuyerIdentityUpdate', times: 1 })
    const startedAt = performance.now()
    const id = await createCart(visitor)
    expect(performance.now() - startedAt).toBeLessThan(2000)
    await visitor.ask(READ, { id })
    expect(await buyerOf(id)).toBe(ADA)
  })

  test('is one call where the cart is the visitor’s already', async () => {
    await visitor.logIn()
    const id = await createCart(visitor)
    emulator.journal.clear()
    await visitor.ask(READ, { id })
    await visitor.ask(NOTE, { cartId: id })
    expect(fieldsOf()).toEqual(['cart', 'cartNoteUpdate'])
  })

  test('no cookie is written where nothing has changed', async () => {
    await visitor.logIn()
    const id = await createCart(visitor)
    const response = await visitor.post(JSON.stringify({ query: NOTE, variables: { cartId: id } }))
    expect(response.headers.getSetCookie()).toEqual([])
  })
})

test('a cart that is used does not outlive its cookie', async () => {
  const id = await createCart(visitor)
  const written = async () => {
    const response = await visitor.post(JSON.stringify({ query: READ, variables: { id } }))
    return response.headers.getSetCookie()
  }
  emulator.clock.advance(14 * 86_400_000)
  expect(await written()).toEqual([])
  emulator.clock.advance(2 * 86_400_000)
  expect(await written()).toEqual([
    expect.stringMatching(/^storefront_session_cart=.*Max-Age=2592000/),
  ])
  expect(await written()).toEqual([])
})

test('the cart’s cookie is sealed, and only for the server', async () => {
  await visitor.logIn()
  const response = await visitor.post(
    JSON.stringify({ query: 'mutation { cartCreate { cart { id } } }' }),
  )
  const { data } = await response.json()
  const cookie = response.cookies.get('storefront_session_cart')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', maxAge: 2_592_000 })
  expect(cookie?.value).toMatch(/^Fe26\.2\*1\*/)
  expect(cookie?.value).not.toContain(data.cartCreate.cart.id.split('key=')[1])
  for (const secret of secrets()) expect(JSON.stringify(data)).not.toContain(secret)
})
