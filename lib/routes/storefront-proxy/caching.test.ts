import type { RequestListener } from 'node:http'
import { NextRequest } from 'next/server.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealSession } from '../../core/session/seal.ts'
import { PASSWORDS, sessionFixture } from '../../core/session/session-fixture.ts'
import { type OddStore, startOddStore } from './store-fixture.ts'

/** A store whose answers may be kept by caches, and whose headers are its own. */
let store: OddStore

const now = Date.parse('2026-11-02T12:00:00Z')

beforeAll(async () => {
  const answer: RequestListener = (_, response) => {
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'public, max-age=60',
      'X-Request-Id': 'of-the-store',
      'Set-Cookie': '_shopify_y=1',
      Vary: 'Accept-Encoding',
    })
    response.end('{"data":{"shop":{"name":"Marl"},"cart":null}}')
  }
  store = await startOddStore(answer, { now: () => now })
})
afterAll(() => store.close())

async function ask(query: string, cookie = '') {
  const request = new NextRequest('http://shop.example/api/2026-04/graphql.json', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'shop.example', cookie },
    body: JSON.stringify({ query }),
  })
  return store.proxy.POST(request, { params: Promise.resolve({ version: '2026-04' }) })
}

async function signedIn(): Promise<string> {
  return `storefront_session=${await sealSession(sessionFixture(), { passwords: PASSWORDS, now })}`
}

const SHOP = '{ shop { name } }'
const IN_CONTEXT = 'query @inContext(country: PT) { shop { name } }'

test('what is the same for everybody may be kept as long as the store says', async () => {
  const response = await ask(SHOP)
  expect(response.headers.get('cache-control')).toBe('public, max-age=60')
  expect(response.headers.get('x-request-id')).toBe('of-the-store')
})

test('what was asked as a customer is kept by nobody', async () => {
  const response = await ask(IN_CONTEXT, await signedIn())
  expect(response.headers.get('cache-control')).toBe('private, no-store')
})

test('a cart is kept by nobody, signed in or not', async () => {
  const response = await ask('{ cart(id: "gid://shopify/Cart/1?key=2") { id } }')
  expect(response.headers.get('cache-control')).toBe('private, no-store')
})

test('a customer who asks for what is public gets what everybody gets', async () => {
  const response = await ask(SHOP, await signedIn())
  expect(response.headers.get('cache-control')).toBe('public, max-age=60')
})

test('the store’s other headers stay behind, its cookies above all', async () => {
  const response = await ask(SHOP)
  expect(response.headers.getSetCookie()).toEqual([])
  expect([...response.headers.keys()].sort()).toEqual([
    'cache-control',
    'content-type',
    'x-request-id',
  ])
})
