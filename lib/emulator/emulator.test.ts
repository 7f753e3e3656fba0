import { createStorefrontClient } from '@shopify/hydrogen-react/storefront-client'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  parseDuration,
  type StorefrontEmulator,
} from './index.ts'

const { email, password } = DEMO_CUSTOMER
const DAY_MS = 86_400_000

let emulator: StorefrontEmulator
let origin: string

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  origin = await emulator.listen()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.clock.reset()
  emulator.faults.clear()
  emulator.journal.clear()
  Object.assign(emulator.switches, {
    renew: 'same',
    refusedRenewal: 'access-denied',
    scopes: ['unauthenticated_read_customers', 'unauthenticated_write_customers'],
  })
})

/** Sends a document as hydrogen-react's own client would. */
async function ask(
  query: string,
  variables: object = {},
  publicToken = emulator.publicAccessToken,
) {
  const client = createStorefrontClient({ storeDomain: origin, publicStorefrontToken: publicToken })
  const response = await fetch(client.getStorefrontApiUrl(), {
    method: 'POST',
    headers: client.getPublicTokenHeaders(),
    body: JSON.stringify({ query, variables }),
  })
  return { response, body: await response.json() }
}

const CREATE = `mutation Create($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code field message }
    userErrors { field message }
  }
}`
const RENEW = `mutation Renew($token: String!) {
  customerAccessTokenRenew(customerAccessToken: $token) {
    customerAccessToken { accessToken expiresAt }
    userErrors { field message }
  }
}`
const DELETE = `mutation Delete($token: String!) {
  customerAccessTokenDelete(customerAccessToken: $token) {
    deletedAccessToken
    deletedCustomerAccessTokenId
    userErrors { message }
  }
}`
const CUSTOMER =
  'query Customer($token: String!) { customer(customerAccessToken: $token) { id email } }'

async function createToken(): Promise<{ accessToken: string; expiresAt: string }> {
  const { body } = await ask(CREATE, { input: { email, password } })
  return body.data.customerAccessTokenCreate.customerAccessToken
}

/** The denial as it was recorded from a live store, API 2026-04. */
function denial(field: string) {
  const requiredAccess =
    '`unauthenticated_write_customers` access scope. Also: Requires valid customer access token.'
  return {
    message: `Access denied for ${field} field. Required access: ${requiredAccess}`,
    path: [field],
    locations: [],
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess,
    },
  }
}

describe('customerAccessTokenCreate', () => {
  test('answers a token of 32 hex digits that ends in exactly 42 days, in whole seconds', async () => {
    const { body } = await ask(CREATE, { input: { email: 'ADA@example.com', password } })
    const { customerAccessToken, ...errors } = body.data.customerAccessTokenCreate
    expect(errors).toEqual({ customerUserErrors: [], userErrors: [] })
    expect(customerAccessToken.accessToken).toMatch(/^[\da-f]{32}$/)
    expect(customerAccessToken.expiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    const left = Date.parse(customerAccessToken.expiresAt) - emulator.clock.now()
    expect(Math.abs(left - 42 * DAY_MS)).toBeLessThan(2000)
    expect(body.extensions).toEqual({ cost: { requestedQueryCost: 13 } })
  })

  test('has one answer for a wrong password and an unknown address', async () => {
    const expected = {
      customerAccessToken: null,
      customerUserErrors: [
        { code: 'UNIDENTIFIED_CUSTOMER', field: null, message: 'Unidentified customer' },
      ],
      userErrors: [{ field: null, message: 'Unidentified customer' }],
    }
    for (const input of [
      { email, password: 'x' },
      { email: 'nobody@example.com', password },
    ]) {
      expect((await ask(CREATE, { input })).body.data.customerAccessTokenCreate).toEqual(expected)
    }
  })
})

describe('customerAccessTokenRenew', () => {
  test('moves the end of the same string, and has plain userErrors', async () => {
    const { accessToken } = await createToken()
    emulator.clock.advance(30 * DAY_MS)
    const { body } = await ask(RENEW, { token: accessToken })
    const { customerAccessToken, userErrors } = body.data.customerAccessTokenRenew
    expect(userErrors).toEqual([])
    expect(customerAccessToken.accessToken).toBe(accessToken)
    const left = Date.parse(customerAccessToken.expiresAt) - emulator.clock.now()
    expect(Math.round(left / DAY_MS)).toBe(42)
    expect(body.extensions).toEqual({ cost: { requestedQueryCost: 12 } })
  })

  test('has no customerUserErrors: the schema says so', async () => {
    const document = RENEW.replace('userErrors', 'customerUserErrors')
    const { response, body } = await ask(document, { token: 'x' })
    expect(response.status).toBe(200)
    expect(body.data).toBeUndefined()
    expect(body.errors[0]).toMatchObject({
      message: "Field 'customerUserErrors' doesn't exist on type 'CustomerAccessTokenRenewPayload'",
      extensions: { code: 'undefinedField', fieldName: 'customerUserErrors' },
    })
  })

  test('cannot renew what has expired: HTTP 200, a null field, ACCESS_DENIED', async () => {
    const { accessToken } = await createToken()
    emulator.clock.advance(42 * DAY_MS + 1000)
    const { response, body } = await ask(RENEW, { token: accessToken })
    expect(response.status).toBe(200)
    expect(body.data).toEqual({ customerAccessTokenRenew: null })
    expect(body.errors).toEqual([denial('customerAccessTokenRenew')])
  })

  test.each([
    ['user-errors', [{ field: ['customerAccessToken'], message: 'access token does not exist' }]],
    ['null', []],
  ] as const)('refuses with %s where a switch says so', async (face, userErrors) => {
    emulator.switches.refusedRenewal = face
    const { body } = await ask(RENEW, { token: 'unknown' })
    expect(body.errors).toBeUndefined()
    expect(body.data.customerAccessTokenRenew).toEqual({ customerAccessToken: null, userErrors })
  })

  test.each([
    ['rotate-grace', true, 42],
    ['rotate-strict', false, 42],
  ] as const)('hands out another string with %s', async (mode, isOldAlive, days) => {
    const { accessToken } = await createToken()
    emulator.switches.renew = mode
    const { body } = await ask(RENEW, { token: accessToken })
    const renewed = body.data.customerAccessTokenRenew.customerAccessToken
    expect(renewed.accessToken).not.toBe(accessToken)
    const left = Date.parse(renewed.expiresAt) - emulator.clock.now()
    expect(Math.round(left / DAY_MS)).toBe(days)
    expect((await ask(CUSTOMER, { token: accessToken })).body.data.customer !== null).toBe(
      isOldAlive,
    )
  })

  test('leaves the end where it is with no-extend', async () => {
    const token = await createToken()
    emulator.clock.advance(30 * DAY_MS)
    emulator.switches.renew = 'no-extend'
    const { body } = await ask(RENEW, { token: token.accessToken })
    expect(body.data.customerAccessTokenRenew.customerAccessToken).toEqual(token)
  })
})

describe('customerAccessTokenDelete', () => {
  test('echoes the token that it deleted, and is denied the second time', async () => {
    const { accessToken } = await createToken()
    const first = await ask(DELETE, { token: accessToken })
    expect(first.body.data.customerAccessTokenDelete).toEqual({
      deletedAccessToken: accessToken,
      deletedCustomerAccessTokenId: expect.stringMatching(
        /^gid:\/\/shopify\/CustomerAccessToken\/\d+$/,
      ),
      userErrors: [],
    })
    expect(first.body.extensions).toEqual({ cost: { requestedQueryCost: 11 } })
    const second = await ask(DELETE, { token: accessToken })
    expect(second.response.status).toBe(200)
    expect(second.body.data).toEqual({ customerAccessTokenDelete: null })
    expect(second.body.errors).toEqual([denial('customerAccessTokenDelete')])
  })
})

describe('customer', () => {
  test('is null without an error for a dead token', async () => {
    const { accessToken } = await createToken()
    emulator.clock.advance(43 * DAY_MS)
    const { body } = await ask(CUSTOMER, { token: accessToken })
    expect(body.data).toEqual({ customer: null })
    expect(body.errors).toBeUndefined()
  })

  test('is denied by name when the API token lacks the scope', async () => {
    const { accessToken } = await createToken()
    emulator.switches.scopes = ['unauthenticated_write_customers']
    const { body } = await ask(CUSTOMER, { token: accessToken })
    expect(body.errors[0].message).toBe(
      'Access denied for customer field. Required access: `unauthenticated_read_customers` access scope.',
    )
  })

  test('shows address ids that carry another credential at every read', async () => {
    const { accessToken } = await createToken()
    const document =
      'query Q($token: String!) { customer(customerAccessToken: $token) { defaultAddress { id } } }'
    const ids = await Promise.all(
      [1, 2].map(
        async () =>
          (await ask(document, { token: accessToken })).body.data.customer.defaultAddress.id,
      ),
    )
    for (const id of ids) {
      expect(id).toMatch(
        /^gid:\/\/shopify\/MailingAddress\/\d+\?model_name=CustomerAddress&customer_access_token=[\w-]{256}$/,
      )
    }
    expect(ids[0]).not.toBe(ids[1])
  })

  test('has no silent nulls: what is not implemented says so', async () => {
    const { accessToken } = await createToken()
    const document =
      'query Q($token: String!) { customer(customerAccessToken: $token) { email metafields(identifiers: []) { key } } }'
    const { body } = await ask(document, { token: accessToken })
    expect(body.errors[0].message).toBe('The emulator does not implement Customer.metafields yet.')
  })
})

describe('the API token', () => {
  test('that is wrong is HTTP 401 with an empty message', async () => {
    const { response, body } = await ask(CUSTOMER, { token: 'x' }, 'wrong')
    expect(response.status).toBe(401)
    expect(body).toEqual({ errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }] })
  })

  test('is not needed for the catalogue, but for customers', async () => {
    const url = `${origin}/api/2026-04/graphql.json`
    const post = async (query: string) =>
      (await fetch(url, { method: 'POST', body: JSON.stringify({ query }) })).json()
    expect(await post('{ shop { name } }')).toMatchObject({ data: { shop: { name: 'Marl' } } })
    expect(await post('{ customer(customerAccessToken: "x") { id } }')).toMatchObject({
      errors: [{ extensions: { code: 'ACCESS_DENIED' } }],
    })
  })
})

describe('HTTP', () => {
  test('answers at the versioned path only, each answer with a request id', async () => {
    const { response } = await ask('{ shop { name } }')
    expect(response.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
    const wrong = await fetch(`${origin}/api/graphql.json`, { method: 'POST', body: '{}' })
    expect(wrong.status).toBe(404)
  })

  test('answers a body that is no request with 400, and a broken document with an error', async () => {
    const url = `${origin}/api/2026-04/graphql.json`
    for (const body of ['', '{', '[]', 'null', '{"query":7}']) {
      expect((await fetch(url, { method: 'POST', body })).status).toBe(400)
    }
    const { response, body } = await ask('query {')
    expect(response.status).toBe(200)
    expect(body.errors[0].message).toMatch(/^Syntax Error/)
  })

  test('serves the pictures of the catalogue', async () => {
    const { body } = await ask('{ products(first: 1) { nodes { featuredImage { url } } } }')
    const picture = await fetch(body.data.products.nodes[0].featuredImage.url)
    expect(picture.headers.get('content-type')).toBe('image/svg+xml')
    expect(await picture.text()).toMatch(/^<svg/)
  })
})

describe('the journal', () => {
  test('counts what was asked for, and knows tokens by their hash only', async () => {
    const { accessToken } = await createToken()
    await ask(CUSTOMER.replaceAll('$token', '$customerAccessToken'), {
      customerAccessToken: accessToken,
    })
    expect(emulator.journal.count('customerAccessTokenCreate')).toBe(1)
    expect(emulator.journal.entries().at(-1)).toMatchObject({
      fields: ['customer'],
      status: 200,
      errors: [],
      tokenHash: expect.stringMatching(/^[\da-f]{16}$/),
    })
    expect(JSON.stringify(emulator.journal.entries())).not.toContain(accessToken)
    expect(JSON.stringify(emulator.journal.entries())).not.toContain(password)
  })
})

describe('a fault', () => {
  test('hits its field, for as many calls as it was set for', async () => {
    emulator.faults.add({ kind: 'error-500', field: 'customer', times: 2 })
    expect((await ask('{ shop { name } }')).response.status).toBe(200)
    const statuses = []
    for (let call = 0; call < 3; call += 1) {
      const url = `${origin}/api/2026-04/graphql.json`
      const body = JSON.stringify({ query: '{ customer(customerAccessToken: "x") { id } }' })
      statuses.push((await fetch(url, { method: 'POST', body })).status)
    }
    expect(statuses).toEqual([500, 500, 200])
  })
})

describe('control over HTTP', () => {
  const control = (command: string, init: RequestInit = {}) =>
    fetch(`${origin}/__emulator/${command}`, init)

  test('moves the clock, by JSON and by a form', async () => {
    const before = emulator.clock.now()
    await control('clock', { method: 'POST', body: new URLSearchParams({ advance: 'P1DT1H' }) })
    await control('clock', { method: 'POST', body: '{"advance":"P1D"}' })
    const moved = emulator.clock.now() - before
    expect(Math.round(moved / 3_600_000)).toBe(49)
    await control('clock', { method: 'POST', body: '{"now":"2027-01-01T00:00:00Z"}' })
    expect(new Date(emulator.clock.now()).toISOString()).toMatch(/^2027-01-01T00:00:0/)
  })

  test('says what is wrong with a command that cannot be carried out', async () => {
    const refused = await control('clock', { method: 'POST', body: '{"advance":"soon"}' })
    expect([refused.status, (await refused.json()).error]).toEqual([
      400,
      expect.stringContaining('advance=P22D'),
    ])
    const fault = await control('faults', { method: 'POST', body: '{"kind":"flood"}' })
    expect(fault.status).toBe(400)
    expect((await control('switches', { method: 'POST', body: '{"x":1}' })).status).toBe(400)
    expect((await control('nothing')).status).toBe(404)
  })

  test('is not for pages of other sites, nor for names that were rebound to this machine', async () => {
    const { accessToken } = await createToken()
    const foreign = await control('secrets', { headers: { origin: 'https://evil.example' } })
    expect(foreign.status).toBe(403)
    expect(await foreign.text()).not.toContain(accessToken)
    expect(await statusWithHost('evil.example')).toBe(403)
    expect(await statusWithHost(new URL(origin).host)).toBe(200)
  })
})

/** `fetch` sets `Host` itself; a rebound name needs a request that does not. */
async function statusWithHost(host: string): Promise<number | undefined> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/__emulator/secrets`, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject)
    sent.end()
  })
}

test.each([
  ['P22D', 22 * DAY_MS],
  ['P1W', 7 * DAY_MS],
  ['-P1DT12H', -1.5 * DAY_MS],
  ['PT0.5S', 500],
  ['P', null],
  ['22 days', null],
  ['P1M', null],
])('parseDuration(%j) is %j', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds)
})
