import { describe, expect, test } from 'vitest'
import {
  answered,
  conformance,
  DAY_MS,
  EMAIL,
  PASSWORD,
  type PostOptions,
} from './conformance-fixture.ts'
import {
  CART_BUYER_IDENTITY_UPDATE,
  CART_CREATE,
  CART_NOTE_UPDATE,
  CART_READ,
} from './documents-fixture.ts'

const store = conformance()

const MINTED = expect.stringMatching(/^gid:\/\/shopify\/Cart\/[\w-]+\?key=[\da-f]{32}$/)
const NOBODY = { email: null, phone: null, countryCode: null, customer: null }
const NO_SUCH_CART = {
  code: 'INVALID',
  field: ['cartId'],
  message: 'The specified cart does not exist.',
}
const EVE = { email: 'eve@example.com', password: PASSWORD, firstName: 'Eve' }

/** The buyer that a cart has once Ada's token was given. */
function ada() {
  const id = `gid://shopify/Customer/${store.emulator.customers.byEmail(EMAIL)?.number}`
  const names = { firstName: 'Ada', lastName: 'Lovelace', displayName: 'Ada Lovelace' }
  return { ...NOBODY, email: EMAIL, customer: { id, email: EMAIL, ...names } }
}

async function create(buyerIdentity?: object, options?: PostOptions): Promise<string> {
  const input = buyerIdentity === undefined ? {} : { buyerIdentity }
  const { body } = await store.post(CART_CREATE, { input }, options)
  return body.data.cartCreate.cart.id
}

async function identify(cartId: string, buyer: object) {
  return (await store.post(CART_BUYER_IDENTITY_UPDATE, { cartId, buyer })).body
}

async function buyerOf(id: string, options?: PostOptions) {
  return (await store.post(CART_READ, { id }, options)).body.data.cart.buyerIdentity
}

/** The whole answer to a change of the buyer. */
function identified(id: string, buyerIdentity: object, userErrors: object[] = []) {
  const cart = { id, totalQuantity: 0, buyerIdentity }
  return answered({ cartBuyerIdentityUpdate: { cart, userErrors, warnings: [] } }, 15)
}

describe('table 2', () => {
  test('row 24: a cart has a key in its id; whoever reads it without sees no buyer', async () => {
    const id = await create({ customerAccessToken: await store.logIn(), countryCode: 'PT' })
    expect(id).toEqual(MINTED)
    expect(await buyerOf(id)).toEqual({ ...ada(), countryCode: 'PT' })
    const [bare = '', key = ''] = id.split('?key=')
    for (const other of [bare, `${bare}?key=${'0'.repeat(32)}`]) {
      const { status, body } = await store.post(CART_READ, { id: other })
      const cart = { id: bare, totalQuantity: 0, buyerIdentity: NOBODY }
      expect([status, body]).toEqual([200, answered({ cart }, 3)])
      expect(JSON.stringify(body)).not.toContain(key)
    }
  })

  test('row 24: a change without the key is an error, and answers a brand-new cart', async () => {
    const id = await create({ customerAccessToken: await store.logIn() })
    const [bare = ''] = id.split('?')
    const { status, body } = await store.post(CART_NOTE_UPDATE, { cartId: bare, note: 'x' })
    const cart = { id: MINTED, totalQuantity: 0, buyerIdentity: NOBODY }
    const cartNoteUpdate = { cart, userErrors: [NO_SUCH_CART], warnings: [] }
    expect([status, body]).toEqual([200, answered({ cartNoteUpdate }, 15)])
    expect(body.data.cartNoteUpdate.cart.id.split('?')[0]).not.toBe(bare)
    expect(await buyerOf(id)).toEqual(ada())
  })

  test('row 25: whoever has the id and the key reads the customer, with any API token', async () => {
    const id = await create()
    const customerAccessToken = await store.logIn()
    expect(await identify(id, { customerAccessToken })).toEqual(identified(id, ada()))
    for (const apiToken of ['private', 'public', 'none'] as const) {
      expect(await buyerOf(id, { apiToken })).toEqual(ada())
    }
  })

  test('row 26: a bad token leaves the buyer who was there, and says so', async () => {
    const token = await store.logIn()
    const id = await create({ customerAccessToken: token })
    store.emulator.clock.advance(42 * DAY_MS)
    const error = {
      code: 'INVALID',
      field: ['buyerIdentity', 'customerAccessToken'],
      message: 'Customer is invalid',
    }
    for (const customerAccessToken of [token, 'unknown']) {
      const body = await identify(id, { customerAccessToken, email: 'eve@example.com' })
      expect(body).toEqual(identified(id, ada(), [error]))
    }
    expect(await buyerOf(id)).toEqual(ada())
  })

  test('row 26: only an explicit null takes the customer away; what is left out stays', async () => {
    const id = await create({ customerAccessToken: await store.logIn(), phone: '+4930123456' })
    const kept = await identify(id, { countryCode: 'PT' })
    const named = { ...ada(), phone: '+4930123456', countryCode: 'PT' }
    expect(kept).toEqual(identified(id, named))
    const detached = await identify(id, { customerAccessToken: null, email: null, phone: null })
    expect(detached).toEqual(identified(id, { ...NOBODY, countryCode: 'PT' }))
    expect(await buyerOf(id)).toEqual({ ...NOBODY, countryCode: 'PT' })
  })

  test('row 26: without a null for it, the address of the customer stays behind', async () => {
    const id = await create({ customerAccessToken: await store.logIn() })
    const detached = await identify(id, { customerAccessToken: null })
    expect(detached).toEqual(identified(id, { ...NOBODY, email: EMAIL }))
  })

  test('row 27: a cart that a stranger made takes a customer, whom the stranger then reads', async () => {
    store.emulator.customers.add(EVE)
    const planted = await create({ customerAccessToken: await store.logIn(EVE.email) })
    const customerAccessToken = await store.logIn()
    expect(await identify(planted, { customerAccessToken })).toEqual(identified(planted, ada()))
    expect(await buyerOf(planted, { apiToken: 'none', buyerIp: '203.0.113.9' })).toEqual(ada())
    await identify(planted, { customerAccessToken: null, email: null, phone: null })
    expect(await buyerOf(planted)).toEqual(NOBODY)
  })
})
