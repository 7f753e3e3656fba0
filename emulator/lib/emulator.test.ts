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
  Object.assign(emulator.behaviour, {
    renew: 'same',
    refusedRenewal: 'access-denied',
    scopes: ['unauthenticated_read_customers', 'unauthenticated_write_customers'],
  })
})

/** Sends a document as hydrogen-react's own client would. */
async function ask(query: string, variables: object = {}) {
  const publicStorefrontToken = emulator.publicAccessToken
  const client = createStorefrontClient({ storeDomain: origin, publicStorefrontToken })
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
const CUSTOMER =
  'query Customer($token: String!) { customer(customerAccessToken: $token) { id email } }'

async function createToken(): Promise<{ accessToken: string; expiresAt: string }> {
  const { body } = await ask(CREATE, { input: { email, password } })
  return body.data.customerAccessTokenCreate.customerAccessToken
}

describe('customer', () => {
  test('has no silent nulls: what is not implemented says so', async () => {
    const { accessToken } = await createToken()
    const document =
      'query Q($token: String!) { customer(customerAccessToken: $token) { email metafields(identifiers: []) { key } } }'
    const { body } = await ask(document, { token: accessToken })
    expect(body.errors[0].message).toBe('The emulator does not implement Customer.metafields yet.')
  })
})

describe('HTTP', () => {
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

test('a document whose fragments double two dozen times is answered at once', async () => {
  const levels = Array.from(
    { length: 24 },
    (_, level) => `fragment F${level} on QueryRoot { ...F${level + 1} ...F${level + 1} }`,
  )
  const last = 'fragment F24 on QueryRoot { shop { name } }'
  const before = process.threadCpuUsage()
  await ask(`{ ...F0 } ${levels.join(' ')} ${last}`)
  // Of this thread's own time: others use the machine too.
  expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(1000)
  expect(emulator.journal.entries().at(-1)?.fields).toEqual(['shop'])
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
    expect((await control('behaviour', { method: 'POST', body: '{"x":1}' })).status).toBe(400)
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
