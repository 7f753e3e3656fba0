import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEMO_CUSTOMER } from '../../emulator/index.ts'
import { ALLOWED_MUTATIONS } from './allowed-fields.ts'
import { askStoreItself, browser, createCart, emulator, secrets } from './proxy-fixture.ts'

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
      'mutation($cartId: ID!, $b: CartBuyerIdentityInput!) { cartBuyerIdentityUpdate(cartId: $cartId, buyerIdentity: $b) { cart { ...C } } } fragment C on Cart { id buyerIdentity { email customer { addresses(first: 2) { nodes { id } } } } }',
      'query($cartId: ID!) @inContext(country: PT, language: EN) { cart(id: $cartId) { id note buyerIdentity { customer { defaultAddress { id } } } } }',
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
          const startedAt = performance.now()
          const response = await visitor.post(
            JSON.stringify({ query, variables: { cartId, i: {}, b: {} } }),
          )
          const text = await response.text()
          expect(response.status, query).toBeLessThan(500)
          for (const secret of secrets()) expect(text, query).not.toContain(secret)
          expect(text, query).not.toContain('customer_access_token=')
          expect(performance.now() - startedAt, query).toBeLessThan(2000)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('is taken out of an answer in which the store repeats it', async () => {
    const visitor = browser()
    await visitor.logIn()
    // A variable that does not fit is repeated as a whole, with what the proxy has put into it.
    const { errors } = await visitor.ask(
      'mutation($i: CartInput) { cartCreate(input: $i) { cart { id } } }',
      { i: { buyerIdentity: { countryCode: 'nowhere' } } },
    )
    expect(errors[0].extensions.value.buyerIdentity).toEqual({
      countryCode: 'nowhere',
      customerAccessToken: '[redacted]',
    })
    for (const secret of secrets()) expect(JSON.stringify(errors)).not.toContain(secret)
  })
})

describe('the credentials in address ids', () => {
  test('are cut off, whatever the ids are called', async () => {
    const visitor = browser()
    await visitor.logIn()
    const id = await createCart(visitor)
    const { data } = await visitor.ask(
      `query($id: ID!) { cart(id: $id) { buyerIdentity { customer {
        defaultAddress { a: id } addresses(first: 5) { edges { node { b: id } } }
      } } } }`,
      { id },
    )
    const { customer } = data.cart.buyerIdentity
    const plain = expect.stringMatching(/^gid:\/\/shopify\/MailingAddress\/\d+$/)
    expect(customer).toEqual({
      defaultAddress: { a: plain },
      addresses: { edges: [{ node: { b: plain } }] },
    })
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
