import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStorefrontEmulator, type StorefrontEmulator } from '../index.ts'

const SECRET = 'a private token of its own'

let emulator: StorefrontEmulator
let url: string

beforeEach(async () => {
  emulator = createStorefrontEmulator({ privateAccessToken: SECRET })
  url = `${await emulator.listen()}/api/2026-04/graphql.json`
})
afterEach(async () => {
  vi.restoreAllMocks()
  await emulator.close()
})

/** `fetch` may not set what browsers set; plain HTTP may. */
async function post(headers: Record<string, string>) {
  const { request } = await import('node:http')
  return new Promise<{ status: number | undefined; body: unknown }>((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, async (response) => {
      const { json } = await import('node:stream/consumers')
      resolve({ status: response.statusCode, body: await json(response) })
    })
    sent.on('error', reject)
    sent.end(JSON.stringify({ query: '{ shop { name } }' }))
  })
}

function preflight(headerNames: string): Promise<Response> {
  return fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': headerNames,
    },
  })
}

/** What is said on stderr, which is kept quiet meanwhile. */
function listenToStderr() {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  return () => spy.mock.calls.flat().join('\n')
}

const PRIVATE = { 'shopify-storefront-private-token': SECRET }
const SHOP = { status: 200, body: expect.objectContaining({ data: { shop: { name: 'Marl' } } }) }

test.each([{ origin: 'https://shop.example' }, { 'sec-fetch-site': 'same-origin' }] as const)(
  'a private token with %j is refused: in the answer, on stderr, in the journal',
  async (mark) => {
    const stderr = listenToStderr()
    const { status, body } = await post({ ...PRIVATE, ...mark })
    expect(status).toBe(403)
    const message = expect.stringMatching(/^A browser sent .+ from a server only.+"strict"/)
    const extensions = { code: 'PRIVATE_TOKEN_IN_BROWSER' }
    expect(body).toEqual({ errors: [{ message, extensions }] })
    expect(stderr()).toMatch(/PRIVATE_TOKEN_IN_BROWSER: A browser sent/)
    expect(emulator.journal.entries()).toMatchObject([
      { fields: ['shop'], status: 403, errors: ['PRIVATE_TOKEN_IN_BROWSER'] },
    ])
    expect(stderr() + JSON.stringify([body, emulator.journal.entries()])).not.toContain(SECRET)
  },
)

test('a private token from a browser is served where the switch "strict" is off', async () => {
  const stderr = listenToStderr()
  emulator.behaviour.strict = false
  expect(await post({ ...PRIVATE, origin: 'https://shop.example' })).toEqual(SHOP)
  expect([stderr(), emulator.journal.entries()]).toMatchObject(['', [{ errors: [] }]])
})

test('a private token from a server is served, and so is the public one from a browser', async () => {
  const stderr = listenToStderr()
  const publicToken = { 'x-shopify-storefront-access-token': emulator.publicAccessToken }
  expect(await post(PRIVATE)).toEqual(SHOP)
  expect(await post({ ...publicToken, origin: 'https://shop.example' })).toEqual(SHOP)
  expect(stderr()).toBe('')
})

test('a preflight allows what a browser may send, which the private token is not', async () => {
  const response = await preflight('content-type, x-shopify-storefront-access-token')
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-methods')).toBe('POST, OPTIONS')
  const allowed = response.headers.get('access-control-allow-headers')?.toLowerCase().split(', ')
  expect(allowed).toEqual(
    expect.arrayContaining(['content-type', 'x-shopify-storefront-access-token', 'x-sdk-version']),
  )
  expect(allowed).not.toContain('shopify-storefront-private-token')
  expect(allowed).not.toContain('shopify-storefront-buyer-ip')
  expect(emulator.journal.entries()).toEqual([])
  const elsewhere = await fetch(url.replace('2026-04', 'nonsense'), { method: 'OPTIONS' })
  expect(elsewhere.status).toBe(404)
})

test.each([
  [true, ['PRIVATE_TOKEN_IN_BROWSER'], /PRIVATE_TOKEN_IN_BROWSER/],
  [false, [], /^$/],
] as const)(
  'a preflight for the private token: with strict %s it is told of %j',
  async (strict, errors, line) => {
    const stderr = listenToStderr()
    emulator.behaviour.strict = strict
    const response = await preflight('content-type,Shopify-Storefront-Private-Token')
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-headers')).not.toMatch(/private/i)
    expect(stderr()).toMatch(line)
    expect(emulator.journal.entries().flatMap((entry) => entry.errors)).toEqual(errors)
  },
)
