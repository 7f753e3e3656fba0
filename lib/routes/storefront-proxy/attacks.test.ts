import fc from 'fast-check'
import { DEMO_CUSTOMER } from 'storefront-emulator'
import { describe, expect, test } from 'vitest'
import { ALLOWED_MUTATIONS } from './allowed-fields.ts'
import { busyTimeOf } from './busy-time-fixture.ts'
import {
  askStoreItself,
  browser,
  buyerOf,
  createCart,
  emulator,
  READ_CART,
  secrets,
} from './proxy-fixture.ts'

/** What a page, or somebody in it, could try to get at a customer's credentials. */

/** Every way to write one mutation of the customer family into a document. */
const DISGUISES: readonly [string, (field: string) => string][] = [
  ['plainly', (field) => `mutation { ${field} }`],
  ['under an alias', (field) => `mutation { products: ${field} }`],
  ['in an inline fragment', (field) => `mutation { ... { ${field} } }`],
  ['in a fragment on a type', (field) => `mutation { ... on Mutation { ${field} } }`],
  ['in a fragment', (field) => `mutation { ...F } fragment F on Mutation { ${field} }`],
  [
    'in a fragment of a fragment',
    (field) =>
      `mutation { ...F } fragment F on Mutation { ...G } fragment G on Mutation { ${field} }`,
  ],
  [
    'behind a directive',
    (field) => `mutation($yes: Boolean = true) { ... @include(if: $yes) { ${field} } }`,
  ],
  ['behind what is public', (field) => `mutation { cartCreate { cart { id } } ${field} }`],
  [
    'after a comment',
    (field) => `# mutation { cartCreate { cart { id } } }\nmutation { ${field} }`,
  ],
  ['with commas and a byte order mark', (field) => `\uFEFF,,mutation,{,${field},},`],
]

const LOG_IN = `customerAccessTokenCreate(input: {email: "${DEMO_CUSTOMER.email}", password: "${DEMO_CUSTOMER.password}"})`

/** The customer family, and how its members are asked for a credential. */
const FAMILY: readonly [string, string][] = [
  ['customerAccessTokenCreate', `${LOG_IN} { customerAccessToken { accessToken } }`],
  [
    'customerAccessTokenCreateWithMultipass',
    'customerAccessTokenCreateWithMultipass(multipassToken: "x") { customerAccessToken { accessToken } }',
  ],
  [
    'customerAccessTokenRenew',
    'customerAccessTokenRenew(customerAccessToken: "x") { customerAccessToken { accessToken } }',
  ],
  [
    'customerAccessTokenDelete',
    'customerAccessTokenDelete(customerAccessToken: "x") { deletedAccessToken }',
  ],
  [
    'customerCreate',
    'customerCreate(input: {email: "x@example.com", password: "secret"}) { customer { id } }',
  ],
  ['customerRecover', 'customerRecover(email: "ada@example.com") { customerUserErrors { code } }'],
  [
    'customerReset',
    'customerReset(id: "x", input: {resetToken: "x", password: "secret"}) { customerAccessToken { accessToken } }',
  ],
  [
    'customerResetByUrl',
    'customerResetByUrl(resetUrl: "https://x.example", password: "secret") { customerAccessToken { accessToken } }',
  ],
  [
    'customerActivate',
    'customerActivate(id: "x", input: {activationToken: "x", password: "secret"}) { customerAccessToken { accessToken } }',
  ],
  [
    'customerActivateByUrl',
    'customerActivateByUrl(activationUrl: "https://x.example", password: "secret") { customerAccessToken { accessToken } }',
  ],
  [
    'customerUpdate',
    'customerUpdate(customerAccessToken: "x", customer: {}) { customerAccessToken { accessToken } }',
  ],
  [
    'customerAddressCreate',
    'customerAddressCreate(customerAccessToken: "x", address: {}) { customerAddress { id } }',
  ],
  [
    'customerAddressUpdate',
    'customerAddressUpdate(customerAccessToken: "x", id: "x", address: {}) { customerAddress { id } }',
  ],
  [
    'customerAddressDelete',
    'customerAddressDelete(customerAccessToken: "x", id: "x") { deletedCustomerAddressId }',
  ],
  [
    'customerDefaultAddressUpdate',
    'customerDefaultAddressUpdate(customerAccessToken: "x", addressId: "x") { customer { id } }',
  ],
]

async function expectRefused(visitor: ReturnType<typeof browser>, query: string, variables = {}) {
  emulator.journal.clear()
  const answer = await visitor.ask(query, variables)
  expect(answer, query).not.toHaveProperty('data')
  expect(answer.errors[0].extensions.code, query).toMatch(
    /^(FORBIDDEN_(FIELD|ARGUMENT|DIRECTIVE)|TOO_COMPLEX|ONE_OPERATION|GRAPHQL_PARSE_FAILED)$/,
  )
  expect(emulator.journal.entries(), query).toEqual([])
  return answer.errors[0]
}

describe('the customer family', () => {
  test.each(FAMILY)('%s is refused in every disguise, by its name', async (name, field) => {
    const visitor = browser()
    await visitor.logIn()
    for (const [, disguise] of DISGUISES) {
      const error = await expectRefused(visitor, disguise(field))
      expect(error.message).toContain(name)
      expect(error.extensions.field).toBe(name)
    }
  })

  test('the query customer is refused in every disguise', async () => {
    const visitor = browser()
    await visitor.logIn()
    const field =
      'customer(customerAccessToken: "x") { email addresses(first: 1) { nodes { id } } }'
    for (const [, disguise] of DISGUISES) {
      await expectRefused(
        visitor,
        disguise(field)
          .replace(/mutation/g, 'query')
          .replace(/Mutation/g, 'QueryRoot'),
      )
    }
  })

  test('every mutation that the schema calls after customers is refused', async () => {
    const { data } = await askStoreItself('{ __schema { mutationType { fields { name } } } }')
    const names: string[] = data.__schema.mutationType.fields.map(
      (field: { name: string }) => field.name,
    )
    const customers = names.filter((name) => /customer/i.test(name))
    expect(customers.length).toBe(FAMILY.length)
    for (const name of customers)
      await expectRefused(browser(), `mutation { ${name} { __typename } }`)
  })

  test('the mutations that are open to browsers are those of carts', () => {
    expect(ALLOWED_MUTATIONS.filter((name) => !/^(cart|__typename)/.test(name))).toEqual([])
  })
})

describe('a token that comes from a browser', () => {
  const update = (buyer: string, head = '') =>
    `mutation${head} { cartBuyerIdentityUpdate(cartId: "x", buyerIdentity: ${buyer}) { cart { id } } }`
  const create = (input: string, head = '') =>
    `mutation${head} { cartCreate(input: ${input}) { cart { id } } }`

  test.each([
    ['in a literal', update('{customerAccessToken: "t"}'), {}],
    ['in a literal, deeper', create('{buyerIdentity: {customerAccessToken: "t"}}'), {}],
    ['in a variable', update('{customerAccessToken: $t}', '($t: String)'), { t: 't' }],
    ['in the default of a variable', update('{customerAccessToken: $t}', '($t: String = "t")'), {}],
    [
      'in the default of a whole input',
      update('$b', '($b: CartBuyerIdentityInput! = {customerAccessToken: "t"})'),
      {},
    ],
    [
      'in an input',
      update('$b', '($b: CartBuyerIdentityInput!)'),
      { b: { customerAccessToken: 't' } },
    ],
    [
      'in an input, deeper',
      create('$i', '($i: CartInput)'),
      { i: { buyerIdentity: { customerAccessToken: 't' } } },
    ],
    [
      'in a list',
      create('$i', '($i: CartInput)'),
      { i: [{ buyerIdentity: { customerAccessToken: 't' } }] },
    ],
    ['in a variable that nothing uses', '{ shop { name } }', { customerAccessToken: 't' }],
    ['as a block string', update('{customerAccessToken: """t"""}'), {}],
    ['in @inContext', 'query @inContext(buyer: {customerAccessToken: "t"}) { shop { name } }', {}],
    [
      'in @inContext, by a variable',
      'query($b: BuyerInput) @inContext(buyer: $b) { shop { name } }',
      { b: { companyLocationId: 'x' } },
    ],
  ])('is refused: %s', async (_, query, variables) => {
    const error = await expectRefused(browser(), query, variables)
    expect(error.extensions.code).toBe('FORBIDDEN_ARGUMENT')
    expect(JSON.stringify(error)).not.toContain('"t"')
  })

  test('null is no token', async () => {
    const visitor = browser()
    const { data } = await visitor.ask(
      create('{buyerIdentity: {customerAccessToken: null, countryCode: PT}}'),
    )
    expect(data.cartCreate.cart.id).toMatch(/^gid:\/\/shopify\/Cart\//)
  })
})

describe('the customer’s own token', () => {
  test('cannot be had by a name that the proxy uses', async () => {
    const visitor = browser()
    await visitor.logIn()
    for (const query of [
      'mutation($storefrontSession_customerAccessToken: String) { cartNoteUpdate(cartId: "x", note: $storefrontSession_customerAccessToken) { cart { note } } }',
      'mutation { cartNoteUpdate(cartId: "x", note: $storefrontSession_customerAccessToken) { cart { note } } }',
      'mutation { cartCreate { storefrontSession_cart: cart { id } } }',
      '{ storefrontSession_x: shop { name } }',
    ]) {
      await expectRefused(visitor, query)
    }
  })

  test('cannot be had by sharing the variable that it is put into', async () => {
    const visitor = browser()
    await visitor.logIn()
    await createCart(visitor)
    const documents: [string, object][] = [
      [
        'mutation($b: CartBuyerIdentityInput!) { cartCreate(input: {buyerIdentity: $b, note: $b}) { cart { note } } }',
        { b: {} },
      ],
      [
        'mutation($i: CartInput) { cartCreate(input: $i) { cart { note attributes { key value } } } cartNoteUpdate(cartId: "x", note: $i) { cart { note } } }',
        { i: { note: 'x' } },
      ],
      [
        'mutation($i: CartInput) { cartCreate(input: $i) { cart { id } } }',
        { i: { buyerIdentity: { countryCode: 'nowhere' } } },
      ],
      ['mutation($i: CartInput) { cartCreate(input: $i) { nonsense } }', { i: {} }],
      ['mutation($i: Nonsense) { cartCreate(input: $i) { cart { id } } }', { i: {} }],
    ]
    for (const [query, variables] of documents) {
      const text = JSON.stringify(await visitor.ask(query, variables))
      for (const secret of secrets()) expect(text, query).not.toContain(secret)
      expect(text, query).not.toContain('customer_access_token=')
    }
  })

  test('is in no answer, whatever is mutated in a document that works', async () => {
    const visitor = browser()
    await visitor.logIn()
    const cartId = await createCart(visitor)
    const seeds = [
      'mutation($i: CartInput) @inContext(country: PT) { cartCreate(input: $i) { cart { id buyerIdentity { customer { id email } } } userErrors { message } } }',
      'mutation($cartId: ID!, $b: CartBuyerIdentityInput!) { cartBuyerIdentityUpdate(cartId: $cartId, buyerIdentity: $b) { cart { ...C } } } fragment C on Cart { id buyerIdentity { email customer { displayName } } }',
      'query($cartId: ID!) @inContext(country: PT, language: EN) { cart(id: $cartId) { id note buyerIdentity { customer { firstName } } } }',
    ]
    const words = [
      'customerAccessToken',
      'accessToken',
      '{',
      '}',
      '(',
      ')',
      '$i',
      '...C',
      '@defer',
      '"""',
      '\\',
      'customer',
      ': ',
      'null',
      '@inContext(buyer: {})',
      '\u0000',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(), fc.nat(20), fc.constantFrom(...words)), {
          minLength: 1,
          maxLength: 4,
        }),
        async (seed, edits) => {
          const query = edits.reduce((text, [at, length, word]) => {
            const start = at % (text.length + 1)
            return text.slice(0, start) + word + text.slice(start + (length % 5))
          }, seed)
          const before = process.threadCpuUsage()
          const response = await visitor.post(
            JSON.stringify({ query, variables: { cartId, i: {}, b: {} } }),
          )
          const text = await response.text()
          expect(response.status, query).toBeLessThan(500)
          for (const secret of secrets()) expect(text, query).not.toContain(secret)
          expect(text, query).not.toContain('customer_access_token=')
          expect(process.threadCpuUsage(before).user / 1000, query).toBeLessThan(2000)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('is not there to be repeated where the store repeats what does not fit', async () => {
    const visitor = browser()
    await visitor.logIn()
    const { errors } = await visitor.ask(
      'mutation($i: CartInput) { cartCreate(input: $i) { cart { id } } }',
      { i: { buyerIdentity: { countryCode: 'nowhere', customerAccessToken: null } } },
    )
    expect(errors[0].extensions.value.buyerIdentity).toEqual({ countryCode: 'nowhere' })
  })
})

describe('what leads on from a cart’s customer', () => {
  const read = (customer: string, fragments = '') =>
    `query($id: ID!) { cart(id: $id) { buyerIdentity { ${customer} } } } ${fragments}`

  test.each([
    ['an order’s page', read('customer { orders(first: 1) { nodes { statusUrl } } }'), 'orders'],
    ['under an alias', read('customer { email: orders(first: 1) { nodes { id } } }'), 'orders'],
    [
      'in a fragment',
      read('customer { ...F }', 'fragment F on Customer { defaultAddress { id } }'),
      'defaultAddress',
    ],
    [
      'in a fragment of a fragment',
      read(
        '...B',
        'fragment B on CartBuyerIdentity { customer { ... { addresses { nodes { id } } } } }',
      ),
      'addresses',
    ],
    ['a metafield', read('customer { metafield(key: "x") { value } }'), 'metafield'],
    ['a phone number', read('customer { phone }'), 'phone'],
  ])('is refused: %s', async (_, query, field) => {
    const visitor = browser()
    await visitor.logIn()
    const id = await createCart(visitor)
    const error = await expectRefused(visitor, query, { id })
    expect(error.extensions).toEqual({ code: 'FORBIDDEN_FIELD', field })
  })

  test.each([
    ['a cart', 'gid://shopify/Cart/x?key=1'],
    ['an order', 'gid://shopify/Order/1?key=x'],
    ['an address', 'gid://shopify/MailingAddress/1?model_name=CustomerAddress'],
    ['a company', 'gid://shopify/Company/1'],
    ['one in another spelling', 'gid://shopify/%43art/x?key=1'],
    ['one in base64', 'Z2lkOi8vc2hvcGlmeS9DYXJ0L3g='],
    ['nothing', ''],
  ])('as an object by its id is refused: %s', async (_, id) => {
    const visitor = browser()
    for (const [query, variables] of [
      ['query($id: ID!) { node(id: $id) { id } }', { id }],
      [`{ node(id: ${JSON.stringify(id)}) { id } }`, {}],
      [`query($id: ID! = ${JSON.stringify(id)}) { node(id: $id) { id } }`, {}],
      ['query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [id] }],
      ['query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: id }],
      ['query($id: ID!) { nodes(ids: ["gid://shopify/Product/1", $id]) { id } }', { id }],
    ] as const) {
      const error = await expectRefused(visitor, query, variables)
      expect(error.extensions.code).toBe('FORBIDDEN_ARGUMENT')
    }
  })

  test('from a metafield to whom it belongs is refused', async () => {
    await expectRefused(
      browser(),
      'query($id: ID!) { cart(id: $id) { metafield(key: "k") { parentResource { __typename } } } }',
      { id: 'gid://shopify/Cart/x?key=1' },
    )
  })
  test.each(['accessToken', 'deletedAccessToken', 'deletedCustomerAddressId'])(
    'and a field that gives one is refused wherever it stands: %s',
    async (field) => {
      const error = await expectRefused(browser(), `{ shop { x: ${field} } }`)
      expect(error.extensions).toEqual({ code: 'FORBIDDEN_FIELD', field })
    },
  )
})

describe('what streams, or is asked in parts', () => {
  test.each(['@defer', '@stream', '@live', '@accessRestricted'])(
    '%s is refused',
    async (directive) => {
      await expectRefused(browser(), `{ shop { ... ${directive} { name } } }`)
    },
  )
})

/** Reproduced against 0.1.0. */
describe('what got through once', () => {
  /** Everything that a client can have a cart keep, as whoever has its id reads it. */
  const stored = async (id: string) =>
    JSON.stringify(
      await askStoreItself(
        'query S($id: ID!) { cart(id: $id) { note attributes { key value } discountCodes { code } metafield(key: "k") { value } } }',
        { id },
      ),
    )

  test.each([
    ['a note', 'cartNoteUpdate(cartId: $c, note: $x) { cart { note } }'],
    [
      'an attribute',
      'cartAttributesUpdate(cartId: $c, attributes: [{key: $x, value: $x}]) { cart { id } }',
    ],
    ['a discount code', 'cartDiscountCodesUpdate(cartId: $c, discountCodes: [$x]) { cart { id } }'],
    [
      'a metafield',
      'cartMetafieldsSet(metafields: [{ownerId: $c, key: "k", type: "single_line_text_field", value: $x}]) { userErrors { code } }',
    ],
  ])('a null lets a variable through, and the token is stored as %s', async (_, second) => {
    const planted = await createCart(browser())
    const visitor = browser()
    await visitor.logIn()
    for (const variables of [{ x: null, c: planted }, { c: planted }]) {
      const error = await expectRefused(
        visitor,
        `mutation($x: String!, $c: ID!) {
          cartCreate(input: {buyerIdentity: {customerAccessToken: $x}}) { cart { id } }
          ${second}
        }`,
        variables,
      )
      expect(error.extensions).toEqual({ code: 'FORBIDDEN_ARGUMENT', field: 'customerAccessToken' })
      expect(error.message).toContain("is the server's to add")
    }
    const text = await stored(planted)
    for (const secret of secrets()) expect(text).not.toContain(secret)
  })

  test('a whole input is used twice', async () => {
    const planted = await createCart(browser())
    const visitor = browser()
    await visitor.logIn()
    await visitor.ask(
      `mutation($b: CartBuyerIdentityInput, $c: ID!) {
        cartCreate(input: {buyerIdentity: $b}) { cart { id } }
        cartBuyerIdentityUpdate(cartId: $c, buyerIdentity: $b) { cart { id } }
      }`,
      { b: { customerAccessToken: null, countryCode: 'PT' }, c: planted },
    )
    expect(await buyerOf(planted)).toBeNull()
  })

  test.each([
    ['without its last fragment', 15, ''],
    ['with all of them', 17, 'fragment F17 on Shop { name }'],
    ['with a cycle at the end', 17, 'fragment F17 on Shop { ...F0 }'],
    ['with an undefined one at the end', 17, 'fragment F17 on Shop { ...G }'],
  ])('spreads that cost nothing unfold without end: %s', async (_, levels, last) => {
    const fragments = Array.from(
      { length: levels },
      (_each, i) => `fragment F${i} on Shop{${`...F${i + 1} `.repeat(3)}}`,
    ).join('')
    const refuse = async () => {
      const { errors } = await browser().ask(`{shop{...F0}}${fragments}${last}`)
      expect(errors[0].extensions.code).toMatch(/^(TOO_COMPLEX|INVALID_FRAGMENT)$/)
      expect(errors[0].message).toMatch(/fragment/)
    }
    expect(await busyTimeOf(refuse, { atMost: 100 })).toBeLessThan(100)
    expect(emulator.journal.entries()).toEqual([])
  })

  test.each([
    ['in the default of a variable', (id: string) => ({ head: `($c: ID! = "${id}")`, at: '$c' })],
    [
      'in a default beside other variables',
      (id: string) => ({ head: `($n: String, $c: ID! = "${id}")`, at: '$c' }),
    ],
    ['in a block string', (id: string) => ({ head: '', at: `"""${id}"""` })],
  ])('a planted cart is taken for one that was created: %s', async (_, write) => {
    const planted = await createCart(browser())
    const { head, at } = write(planted)
    const visitor = browser()
    await visitor.ask(
      `mutation${head} { cartNoteUpdate(cartId: ${at}, note: "x") { cart { id } } }`,
    )
    expect(visitor.jar.has('storefront_session_cart')).toBe(false)
    await visitor.logIn()
    await visitor.ask(READ_CART, { id: planted })
    expect(await buyerOf(planted)).toBeNull()
  })

  test.each([
    ['with a second parameter', (id: string) => `${id}&x=1`],
    ['with a parameter before', (id: string) => id.replace('?', '?x=1&')],
    ['percent-encoded', (id: string) => id.replace('/Cart/', '/%43art/')],
    [
      'percent-encoded in the token',
      (id: string) =>
        id.replace(/Cart\/(.)/, (_, c: string) => `Cart/%${c.charCodeAt(0).toString(16)}`),
    ],
    ['with white space', (id: string) => ` ${id} `],
    ['with a line break', (id: string) => `${id}\n`],
    ['with a fragment', (id: string) => `${id}#x`],
    ['as a list', (id: string) => [id]],
    ['as a number', () => 7],
  ])('a planted cart is named in another spelling: %s', async (_, respell) => {
    const planted = await createCart(browser())
    const visitor = browser()
    await visitor.logIn()
    const error = await expectRefused(
      visitor,
      'mutation($c: ID!) { cartNoteUpdate(cartId: $c, note: "x") { cart { id } } }',
      { c: respell(planted) },
    )
    expect(error.extensions).toEqual({ code: 'FORBIDDEN_ARGUMENT', field: 'cartId' })
    expect(await buyerOf(planted)).toBeNull()
  })

  test('a default hides a cart that could not be taken from a customer', async () => {
    const visitor = browser()
    await visitor.logIn()
    const id = await createCart(visitor)
    emulator.faults.add({ kind: 'error-500', field: 'cartBuyerIdentityUpdate' })
    await visitor.act('logout', {})
    for (const query of [
      `query($id: ID! = "${id}") { cart(id: $id) { buyerIdentity { email customer { email } } } }`,
      `mutation($id: ID! = "${id}") { cartNoteUpdate(cartId: $id, note: "") { cart { buyerIdentity { email } } } }`,
    ]) {
      const response = await visitor.post(JSON.stringify({ query }))
      expect(response.status).toBe(503)
      expect(await response.text()).not.toContain(DEMO_CUSTOMER.email)
    }
  })

  test('a default keeps a cart from a log-out', async () => {
    const visitor = browser()
    await visitor.logIn()
    const id = await createCart(visitor)
    await visitor.ask(
      `mutation($id: ID! = "${id}") { cartNoteUpdate(cartId: $id, note: "") { cart { id } } }`,
    )
    await visitor.act('logout', {})
    expect(await buyerOf(id)).toBeNull()
  })

  test('lists at the root come back as objects', async () => {
    const visitor = browser()
    const { data } = await visitor.ask(
      `query($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { id } productRecommendations(productId: $id) { id } }`,
      { ids: ['gid://shopify/Product/1'], id: 'gid://shopify/Product/1' },
    )
    expect(Array.isArray(data.nodes)).toBe(true)
    expect(Array.isArray(data.productRecommendations ?? [])).toBe(true)
  })
})

describe('what a store might read in another way', () => {
  test.each([
    ['an argument', '{ shop { name } products(first: 1, first: 2) { nodes { id } } }', 'first'],
    [
      'the id of a cart',
      '{ cart(id: "gid://shopify/Cart/a?key=1", id: "gid://shopify/Cart/b?key=1") { id } }',
      'id',
    ],
    [
      'a field of an input',
      'mutation { cartCreate(input: {note: "a", note: "b"}) { cart { id } } }',
      'note',
    ],
    [
      'a variable',
      'mutation($c: ID! = "gid://shopify/Cart/a", $c: ID!) { cartNoteUpdate(cartId: $c, note: "") { cart { id } } }',
      'c',
    ],
    ['an argument of a directive', '{ shop { name @include(if: true, if: false) } }', 'if'],
    [
      'an argument of the context',
      'query @inContext(country: PT, country: DE) { shop { name } }',
      'country',
    ],
  ])('is refused where it is there twice: %s', async (_, query, field) => {
    const error = await expectRefused(browser(), query, { c: 'gid://shopify/Cart/b?key=1' })
    expect(error.extensions).toEqual({ code: 'FORBIDDEN_ARGUMENT', field })
  })

  test.each([
    ['on a field', '{ shop @inContext(country: PT) { name } }'],
    ['on a fragment', '{ ... @inContext(country: PT) { shop { name } } }'],
    ['twice', 'query @inContext(country: PT) @inContext(country: DE) { shop { name } }'],
    [
      'on the definition of a fragment',
      '{ shop { ...F } } fragment F on Shop @inContext(country: PT) { name }',
    ],
    [
      'on a variable',
      'query($c: CountryCode @inContext(country: PT)) @inContext(country: $c) { shop { name } }',
    ],
  ])('a context is refused %s', async (_, query) => {
    const visitor = browser()
    await visitor.logIn()
    const error = await expectRefused(visitor, query)
    expect(error.extensions.code).toBe('FORBIDDEN_DIRECTIVE')
  })

  test.each([
    ['of a fragment', '{ shop { ...F } } fragment F on Shop @skip(if: true) { name }'],
    [
      'of a variable',
      'query($yes: Boolean = true @skip(if: true)) { shop @include(if: $yes) { name } }',
    ],
  ])('a directive is refused on the definition %s, where it would be lost', async (_, query) => {
    const error = await expectRefused(browser(), query)
    expect(error.extensions.code).toBe('FORBIDDEN_DIRECTIVE')
  })
})
