import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startStore, type TestStore } from '../customers/customer-fixture.ts'

let store: TestStore
let token: string

beforeAll(async () => {
  store = await startStore()
  token = (await store.logIn()) ?? ''
})
afterAll(() => store.emulator.close())
beforeEach(() => store.emulator.journal.clear())

/** Sends a body as it stands, and says where the journal found a token in it. */
async function whereSent(body: string): Promise<readonly string[] | undefined> {
  const response = await fetch(`${store.origin}/api/2026-04/graphql.json`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'shopify-storefront-private-token': store.emulator.privateAccessToken,
    },
    body,
  })
  await response.text()
  expect(JSON.stringify(store.emulator.journal.entries())).not.toContain(token)
  return store.emulator.journal.entries().at(-1)?.tokenArguments
}

function whereIn(query: string, variables: object = {}, more: object = {}) {
  return whereSent(JSON.stringify({ query, variables, ...more }))
}

const CART = 'gid://shopify/Cart/c?key=k'
const NOTE = 'cartNoteUpdate(note)'
const BUYER = 'cartBuyerIdentityUpdate(buyerIdentity.customerAccessToken)'
const IN_CONTEXT = '@inContext(buyer.customerAccessToken)'
const NOT_EXECUTED = '(not executed)'

const noteUpdate = (note: string) =>
  `cartNoteUpdate(cartId: "${CART}", note: ${note}) { cart { id } }`

describe('of an operation that is executed, the journal says in which arguments a token was', () => {
  test('nowhere, where none was sent, or what only looks like one', async () => {
    expect(await whereIn('{ shop { name } }')).toEqual([])
    const other = 'f'.repeat(32)
    expect(await whereIn(`mutation { ${noteUpdate(`"${other} \\u00e9"`)} }`)).toEqual([])
  })

  test('in a variable, a literal, and within a longer text', async () => {
    const query = 'query ($t: String!) { customer(customerAccessToken: $t) { id } }'
    expect(await whereIn(query, { t: token })).toEqual(['customer(customerAccessToken)'])
    expect(await whereIn(`mutation { ${noteUpdate(`"a${token}b"`)} }`)).toEqual([NOTE])
    const run = `f00${token}abc`
    expect(await whereIn(`mutation { ${noteUpdate(`"""${run}"""`)} }`)).toEqual([NOTE])
  })

  test('in every argument that one variable reaches, each told once', async () => {
    const query = `mutation ($x: String!) {
      cartCreate(input: { buyerIdentity: { customerAccessToken: $x } }) { cart { id } }
      a: ${noteUpdate('$x')}
      b: ${noteUpdate('$x')}
    }`
    expect(await whereIn(query, { x: token })).toEqual([
      'cartCreate(input.buyerIdentity.customerAccessToken)',
      NOTE,
    ])
  })

  test('in lists, also where a list was made of one value', async () => {
    const query = `mutation ($input: CartInput!, $code: [String!]!) {
      cartCreate(input: $input) { cart { id } }
      cartDiscountCodesUpdate(cartId: "${CART}", discountCodes: $code) { cart { id } }
    }`
    const attributes = [
      { key: 'a', value: 'b' },
      { key: token, value: token },
    ]
    const found = await whereIn(query, {
      input: { attributes, discountCodes: token },
      code: token,
    })
    expect(found).toEqual([
      'cartCreate(input.attributes[1].key)',
      'cartCreate(input.attributes[1].value)',
      'cartCreate(input.discountCodes[0])',
      'cartDiscountCodesUpdate(discountCodes[0])',
    ])
  })

  test('in the default of a variable that is not sent', async () => {
    const query = `mutation ($x: String! = "${token}") { ${noteUpdate('$x')} }`
    expect(await whereIn(query)).toEqual([NOTE])
  })

  test('in the arguments of directives and of fields below the root', async () => {
    const query = `query ($t: String!) @inContext(buyer: { customerAccessToken: $t }) {
      cart(id: "${CART}") { attribute(key: $t) { value } lines(first: 1) { nodes { attribute(key: $t) { value } } } }
    }`
    expect(await whereIn(query, { t: token })).toEqual([
      IN_CONTEXT,
      'Cart.attribute(key)',
      'BaseCartLine.attribute(key)',
    ])
  })

  test('in fragments, however often and how deep they are spread, and on whatever type', async () => {
    const levels = Array.from(
      { length: 24 },
      (_, level) => `fragment F${level} on Cart { ...F${level + 1} ...F${level + 1} }`,
    )
    const query = `query ($t: String!) {
      cart(id: "${CART}") { ...F0 ...on HasMetafields { metafield(key: $t) { value } } }
    }
    ${levels.join('\n')}
    fragment F24 on Cart { attribute(key: $t) { value } }`
    expect(await whereIn(query, { t: token })).toEqual([
      'HasMetafields.metafield(key)',
      'Cart.attribute(key)',
    ])
  })

  test('in the operation that was asked for, of several', async () => {
    const query = `query A($t: String!) { customer(customerAccessToken: $t) { id } }
      mutation B($t: String!) { ${noteUpdate('$t')} }`
    const asked = (operationName: string) => whereIn(query, { t: token }, { operationName })
    expect(await asked('A')).toEqual(['customer(customerAccessToken)', NOT_EXECUTED])
    expect(await asked('B')).toEqual([NOTE, NOT_EXECUTED])
  })

  test('in what @skip and @include let stand, by their variables', async () => {
    const query = `mutation ($t: String!, $b: Boolean!) { ${noteUpdate('"x"')}
      ... @skip(if: $b) { ${BUYER_UPDATE} }
      ... @include(if: false) { c: ${noteUpdate('$t')} }
    }`
    expect(await whereIn(query, { t: token, b: false })).toEqual([BUYER, NOT_EXECUTED])
    expect(await whereIn(query, { t: token, b: true })).toEqual([NOT_EXECUTED])
  })

  test('in a fragment that is skipped in one place and stands in another', async () => {
    const query = `mutation ($t: String!, $b: Boolean!) { ...F @skip(if: true) ...F @include(if: $b) }
      fragment F on Mutation { ${noteUpdate('$t')} }`
    expect(await whereIn(query, { t: token, b: true })).toEqual([NOTE])
    expect(await whereIn(query, { t: token, b: false })).toEqual([NOT_EXECUTED])
  })

  test('in a variable that no argument names', async () => {
    const variables = { extra: { deep: [token] }, other: 'x' }
    expect(await whereIn('{ shop { name } }', variables)).toEqual(['$extra'])
  })

  test('where a field cannot be resolved, for want of another argument', async () => {
    const query = `mutation ($c: ID = "${CART}", $t: String!) {
      cartNoteUpdate(cartId: $c, note: $t) { cart { id } }
    }`
    expect(await whereIn(query, { c: null, t: token })).toEqual([NOTE])
    const create = `mutation ($k: String = "x", $t: String!) {
      cartCreate(input: { attributes: [{ key: $k, value: $t }] }) { cart { id } }
    }`
    expect(await whereIn(create, { k: null, t: token })).toEqual([
      'cartCreate(input.attributes[0].value)',
    ])
  })

  test('where its letters are escaped, in JSON, in GraphQL, or in both', async () => {
    const escaped = [...token].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')
    const json = JSON.stringify({ query: 'mutation ($t: String!) { T }', variables: { t: '%' } })
    const query = noteUpdate('$t').replaceAll('"', '\\"')
    expect(await whereSent(json.replace('T', query).replace('%', escaped))).toEqual([NOTE])
    expect(await whereIn(`mutation { ${noteUpdate(`"${escaped}"`)} }`)).toEqual([NOTE])
  })

  test('of a token that is dead, and whatever fault is served instead of an answer', async () => {
    const dead = (await store.logIn()) ?? ''
    for (const record of store.emulator.tokens.all()) {
      if (record.accessToken === dead) store.emulator.tokens.revoke(record)
    }
    store.emulator.faults.add({ kind: 'error-500', field: '*', times: 1 })
    expect(await whereIn(`mutation { ${noteUpdate(`"${dead}"`)} }`)).toEqual([NOTE])
  })
})

const BUYER_UPDATE = `cartBuyerIdentityUpdate(cartId: "${CART}", buyerIdentity: { customerAccessToken: $t }) { cart { id } }`

describe('of what is not executed, it says that a token was sent', () => {
  test.each([
    ['a document that does not parse', () => `query { "${token}"`],
    ['a field that there is not', () => `{ nonsense(x: "${token}") }`],
    ['a variable that is not used', () => `query ($x: String = "${token}") { shop { name } }`],
    ['a comment', () => `{ shop { name } } # ${token}`],
    ['the name of a field', () => `{ a${token} }`],
    ['an alias', () => `{ a${token}: shop { name } }`],
    [
      'one of two operations, of which none is named',
      () =>
        `query A { customer(customerAccessToken: "${token}") { id } } query B { shop { name } }`,
    ],
  ])('%s', async (_, query) => {
    expect(await whereIn(query())).toEqual([NOT_EXECUTED])
  })

  test('variables that do not fit, also where nothing parses', async () => {
    const query = 'query ($t: ID!) { cart(id: $t) { id } }'
    expect(await whereIn(query, { t: [token] })).toEqual([NOT_EXECUTED])
    expect(await whereIn('query {', { [token]: 1 })).toEqual([NOT_EXECUTED])
    expect(await whereIn('{ shop { name } }', { [token]: 1 })).toEqual([NOT_EXECUTED])
  })

  test('a default that a value takes the place of', async () => {
    const query = `mutation ($x: String! = "${token}") { ${noteUpdate('$x')} }`
    expect(await whereIn(query, { x: 'hello' })).toEqual([NOT_EXECUTED])
  })

  test('a body that is no request, or that has more than a request', async () => {
    expect(await whereSent(`nonsense ${token}`)).toEqual([NOT_EXECUTED])
    expect(await whereIn('{ shop { name } }', {}, { extensions: token })).toEqual([NOT_EXECUTED])
  })

  test('values that are nested a hundred thousand times', async () => {
    const deep = `${'['.repeat(100_000)}"${token}"${']'.repeat(100_000)}`
    const body = `{"query":"{ shop { name } }","variables":{"x":${deep}}}`
    expect(await whereSent(body)).toEqual(['$x'])
  })
})
