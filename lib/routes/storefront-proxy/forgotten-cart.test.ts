import type { RequestListener } from 'node:http'
import { NextRequest } from 'next/server.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cartCookie, ownCart, readCart } from '../../core/cart/visitor-cart.ts'
import { PASSWORDS } from '../../core/session/session-fixture.ts'
import { bodyOf, type OddStore, startOddStore } from './store-fixture.ts'

/** A store that answers each mutation with one cart, whatever cart was named. */
const ANSWERED = 'gid://shopify/Cart/answered?key=1'
const NAMED = 'gid://shopify/Cart/named?key=1'

let store: OddStore
/** What the store says of the cart that was named: a body of JSON, or nothing at all. */
let ofTheNamed: string | null

beforeAll(async () => {
  const answerWithOne: RequestListener = async (request, response) => {
    const isMutation = JSON.parse(await bodyOf(request)).query.startsWith('mutation')
    const payload = { storefrontSession_cart: { id: ANSWERED }, cart: { id: ANSWERED } }
    const answer = isMutation ? JSON.stringify({ data: { cartNoteUpdate: payload } }) : ofTheNamed
    response.writeHead(answer === null ? 500 : 200, { 'Content-Type': 'application/json' })
    response.end(answer)
  }
  store = await startOddStore(answerWithOne)
})
afterAll(() => store.close())

const SITE = { cookieName: 'storefront_session', isHttps: false }

/** Changes a cart; returns the id in the cart's cookie afterwards, if there is one. */
async function cartAfter(named: string, own?: string): Promise<string | undefined> {
  const site = { site: SITE, config: { passwords: PASSWORDS } }
  const cookie = own === undefined ? null : await cartCookie(ownCart(own, null), site)
  const request = new NextRequest('http://shop.example/api/2026-04/graphql.json', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      host: 'shop.example',
      ...(cookie === null ? {} : { cookie: `${cookie.name}=${cookie.value}` }),
    },
    body: JSON.stringify({
      query: 'mutation($c: ID!) { cartNoteUpdate(cartId: $c, note: "") { cart { id } } }',
      variables: { c: named },
    }),
  })
  const response = await store.proxy.POST(request, {
    params: Promise.resolve({ version: '2026-04' }),
  })
  expect(response.status).toBe(200)
  const read = await readCart((name) => response.cookies.get(name)?.value, site)
  return read?.id
}

test('an answer with another cart is no new cart while the store knows the one that was named', async () => {
  ofTheNamed = '{"data":{"cart":{"id":"gid://shopify/Cart/answered?key=1"}}}'
  expect(await cartAfter(NAMED)).toBeUndefined()
})

test.each([
  ['cannot be asked', null],
  ['answers with an error', '{"data":{"cart":null},"errors":[{"message":"Throttled"}]}'],
  ['answers something else', '{"data":{}}'],
  ['answers no JSON', '<html>'],
])('nor when it %s', async (_, answer) => {
  ofTheNamed = answer
  expect(await cartAfter(NAMED)).toBeUndefined()
})

test('it is a new one, and the visitor’s, when the store has forgotten the one that was named', async () => {
  ofTheNamed = '{"data":{"cart":null}}'
  expect(await cartAfter(NAMED)).toBe(ANSWERED)
})

test('the visitor’s own cart needs no such question: its id is as the store wrote it', async () => {
  ofTheNamed = null
  expect(await cartAfter(NAMED, NAMED)).toBe(ANSWERED)
})

test('a cart that is answered as it was named changes nothing', async () => {
  ofTheNamed = '{"data":{"cart":null}}'
  expect(await cartAfter(ANSWERED)).toBeUndefined()
})
