import { NextRequest } from 'next/server.js'
import { DEMO_CUSTOMER } from 'storefront-emulator'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BOTH_KINDS } from '../../core/account/account-fixture.ts'
import { cartCookie, ownCart } from '../../core/cart/visitor-cart.ts'
import { sealSession } from '../../core/session/seal.ts'
import { startAccountSession, tokenOf } from '../../core/session/session.ts'
import { accountSessionFixture, PASSWORDS } from '../../core/session/session-fixture.ts'
import {
  type Answer,
  browser,
  buyerOf,
  createCart,
  emulator,
  openShop,
  READ_CART,
} from './proxy-fixture.ts'
import { bodyOf, type OddStore, startOddStore } from './store-fixture.ts'

const ADA = DEMO_CUSTOMER.email
const HOUR_MS = 3_600_000
const LOCATION = 'gid://shopify/CompanyLocation/7'
const GIVE = 'cartBuyerIdentityUpdate'

const tokens: string[] = []
const answers: string[] = []

beforeAll(() => openShop(BOTH_KINDS))

let visitor: ReturnType<typeof browser>
beforeEach(() => {
  visitor = browser()
})
/** No answer of the proxy has a token in it. */
afterEach(() => {
  for (const token of tokens) expect(answers.join()).not.toContain(token)
})

/** Gives a browser a session of a customer account, with a token that was issued now. */
async function signIn(who = visitor, email: string = ADA): Promise<void> {
  const customer = emulator.customers.byEmail(email)
  if (customer === undefined) throw new Error('There is no such customer.')
  const { accessToken, refreshToken } = await emulator.customerAccounts.issueTokens(customer)
  tokens.push(accessToken, refreshToken)
  const now = emulator.clock.now()
  const expiresAt = new Date(now + HOUR_MS).toISOString()
  const sessionEndsAt = new Date(now + 30 * 24 * HOUR_MS).toISOString()
  const session = startAccountSession(
    { accessToken, refreshToken, expiresAt, sessionEndsAt, tokenEndpoint: null },
    {
      id: `gid://shopify/Customer/${customer.number}`,
      firstName: customer.firstName,
      lastName: customer.lastName,
      displayName: `${customer.firstName}`,
    },
    now,
  )
  who.jar.set('storefront_session', await sealSession(session, { passwords: PASSWORDS, now }))
}

/** The renewal that the middleware has made: the same customer, another token. */
const renew = signIn

const asked = () => emulator.journal.entries().flatMap(({ fields }) => fields)

async function read(id: string, who = visitor): Promise<Answer> {
  const answer = await who.ask(READ_CART, { id })
  answers.push(JSON.stringify(answer))
  return answer
}

describe('a cart of a customer account', () => {
  test('is theirs from the beginning', async () => {
    await signIn()
    expect(await buyerOf(await createCart(visitor))).toBe(ADA)
  })

  test('that was begun before is theirs with its first use after the log-in', async () => {
    const id = await createCart(visitor)
    await signIn()
    expect((await read(id)).data.cart.buyerIdentity.customer.email).toBe(ADA)
    expect(await buyerOf(id)).toBe(ADA)
  })

  test('is given to them anew with the first use after a renewal, once', async () => {
    await signIn()
    const id = await createCart(visitor)
    emulator.journal.clear()
    await read(id)
    expect(asked()).toEqual(['cart'])
    await renew()
    await read(id)
    await read(id)
    expect(asked()).toEqual(['cart', GIVE, 'cart', 'cart'])
    expect(await buyerOf(id)).toBe(ADA)
  })

  test('is given by a document of the server’s own: nothing of the browser’s carries a token', async () => {
    await signIn()
    const id = await createCart(visitor)
    await renew()
    emulator.journal.clear()
    await visitor.ask(`mutation { cartNoteUpdate(cartId: "${id}", note: "x") { cart { id } } }`)
    const carrying = emulator.journal.entries().filter((entry) => entry.tokenArguments.length > 0)
    expect(carrying.map(({ fields, tokenArguments }) => ({ fields, tokenArguments }))).toEqual([
      { fields: [GIVE], tokenArguments: [`${GIVE}(buyerIdentity.customerAccessToken)`] },
    ])
  })

  test('is used as it is while a store cannot give it anew, and given later', async () => {
    await signIn()
    const id = await createCart(visitor)
    await renew()
    emulator.faults.add({ kind: 'error-500', field: GIVE, times: 1 })
    expect((await read(id)).data.cart.buyerIdentity.customer.email).toBe(ADA)
    emulator.journal.clear()
    await read(id)
    expect(asked()).toEqual([GIVE, 'cart'])
  })

  test.each([
    ['is theirs', signIn, ADA],
    ['is nobody’s', async () => undefined, null],
  ])(
    'that %s stays so while the access token has ended, without a question in vain',
    async (_, before, owner) => {
      await before()
      const id = await createCart(visitor)
      await renew()
      emulator.clock.advance(2 * HOUR_MS)
      emulator.journal.clear()
      const inContext = `query R($id: ID!) @inContext(country: GB) {
      cart(id: $id) { buyerIdentity { customer { email } } }
    }`
      const answer = await visitor.ask(inContext, { id })
      expect(answer.errors).toBeUndefined()
      expect(answer.data.cart.buyerIdentity.customer?.email ?? null).toBe(owner)
      expect(asked()).toEqual(['cart'])
      expect(emulator.journal.entries()[0]?.tokenArguments).toEqual([])
    },
  )

  test('is nobody’s after the log-out', async () => {
    await signIn()
    const id = await createCart(visitor)
    await visitor.act('logout', {})
    expect(await buyerOf(id)).toBeNull()
  })

  test('is taken from one customer before another has it', async () => {
    await signIn()
    const id = await createCart(visitor)
    await signIn(visitor, 'grace@example.com')
    await read(id)
    expect(await buyerOf(id)).toBe('grace@example.com')
  })

  test('follows the customer from the one kind of account to the other', async () => {
    await visitor.logIn()
    const id = await createCart(visitor)
    await signIn()
    emulator.journal.clear()
    await read(id)
    expect(asked()).toEqual([GIVE, 'cart'])
    expect(await buyerOf(id)).toBe(ADA)
  })

  test('of an unknown id is never given anybody', async () => {
    const planted = await createCart(browser())
    await signIn()
    await read(planted)
    expect(await buyerOf(planted)).toBeNull()
  })
})

describe('the way to the checkout', () => {
  const CHECKOUT = 'query C($id: ID!) { cart(id: $id) { pay: checkoutUrl } }'
  const payOf = async (id: string) =>
    new URL((await visitor.ask(CHECKOUT, { id })).data.cart.pay as string)

  test('says that the customer has logged in at Shopify, under whatever alias', async () => {
    await signIn()
    const id = await createCart(visitor)
    const url = await payOf(id)
    expect(url.searchParams.get('logged_in')).toBe('true')
    expect(url.searchParams.get('key')).toMatch(/./)
    expect((await fetch(url)).status).toBe(200)
  })

  test('says so in the answer to a mutation, and in a fragment', async () => {
    await signIn()
    const { data } = await visitor.ask(
      'mutation { cartCreate { cart { ...F } } } fragment F on Cart { id checkoutUrl }',
    )
    expect(data.cartCreate.cart.checkoutUrl).toContain('logged_in=true')
  })

  test('says it of nobody else', async () => {
    const id = await createCart(visitor)
    expect((await payOf(id)).searchParams.has('logged_in')).toBe(false)
    await visitor.logIn()
    expect((await payOf(id)).searchParams.has('logged_in')).toBe(false)
  })
})

describe('a customer who buys for a company', () => {
  /** What the store was sent about the buyer. */
  const sent: unknown[] = []
  let store: OddStore

  beforeEach(async () => {
    sent.length = 0
    store = await startOddStore(
      async (request, response) => {
        const { query, variables } = JSON.parse(await bodyOf(request))
        sent.push(variables['buyerIdentity'] ?? { query, variables })
        response.setHeader('Content-Type', 'application/json')
        const cart = { id: CART, storefrontSession_cart: { id: CART } }
        response.end(JSON.stringify({ data: { cart, [GIVE]: { cart, userErrors: [] } } }))
      },
      {
        ...BOTH_KINDS,
        now: () => NOW,
        companyLocationId: ({ customer, headers }) =>
          customer.id === 'gid://shopify/Customer/1' ? headers.get('x-location') : null,
      },
    )
  })
  afterEach(() => store.close())

  const CART = 'gid://shopify/Cart/c1?key=0badc0de'
  const NOW = Date.parse('2026-11-01T12:10:00Z')
  const { accessToken: customerAccessToken } = tokenOf(accountSessionFixture())

  /** A browser that asks for its cart from a location. */
  async function ask(at: string | null, cookies: readonly string[] = []) {
    const seals = { passwords: PASSWORDS, now: NOW }
    const session = `storefront_session=${await sealSession(accountSessionFixture(), seals)}`
    const request = new NextRequest('http://localhost:3000/api/2026-04/graphql.json', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        host: 'localhost:3000',
        cookie: [session, ...cookies].join('; '),
        ...(at === null ? {} : { 'x-location': at }),
      },
      body: JSON.stringify({
        query: `query R @inContext(country: GB) { cart(id: "${CART}") { id } }`,
      }),
    })
    const response = await store.proxy.POST(request, {
      params: Promise.resolve({ version: '2026-04' }),
    })
    return response.cookies.getAll().map(({ name, value }) => `${name}=${value}`)
  }

  async function nobodysCart(): Promise<string> {
    const cookie = await cartCookie(ownCart(CART, null), {
      config: { passwords: PASSWORDS },
      site: { cookieName: 'storefront_session', isHttps: false },
      now: NOW,
    })
    return `${cookie.name}=${cookie.value}`
  }

  test('has a cart of the location, another when that changes, and none when it is given up', async () => {
    const first = await ask(LOCATION, [await nobodysCart()])
    const second = await ask('gid://shopify/CompanyLocation/8', first)
    const third = await ask(null, second)
    await ask(null, third)
    expect(sent.filter((each) => !('query' in Object(each)))).toEqual([
      { customerAccessToken, companyLocationId: LOCATION },
      { customerAccessToken, companyLocationId: 'gid://shopify/CompanyLocation/8' },
      { customerAccessToken, companyLocationId: null },
    ])
  })

  test('asks in the context of the location', async () => {
    await ask(LOCATION)
    const [{ query, variables }] = sent as [{ query: string; variables: Record<string, unknown> }]
    expect(Object.values(variables)).toEqual(
      expect.arrayContaining([customerAccessToken, LOCATION]),
    )
    expect(query).toMatch(/buyer: {customerAccessToken: \$\w+, companyLocationId: \$\w+}/)
  })

  test('and one who does not is not asked about a company at all', async () => {
    await ask(null, [await nobodysCart()])
    expect(JSON.stringify(sent)).not.toContain('company')
  })
})
