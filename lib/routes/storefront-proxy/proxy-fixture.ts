import { NextRequest, type NextResponse } from 'next/server.js'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { PASSWORDS } from '../../core/session/session-fixture.ts'
import { createSessionRoutes, type SessionRoutes } from '../create-session-routes.ts'
import {
  createStorefrontProxy,
  type StorefrontProxy,
  type StorefrontProxyOptions,
} from './create-storefront-proxy.ts'

/** For tests: the origin of the shop. */
export const ORIGIN = 'http://shop.example'
/** For tests: another customer than the demo's. */
export const GRACE = { email: 'grace@example.com', password: 'nanoseconds of wire' }
/** For tests: the store behind the proxy. */
export let emulator: StorefrontEmulator
/** For tests: the options of the routes and the proxy. */
export let options: StorefrontProxyOptions | undefined

let proxy: StorefrontProxy
let routes: SessionRoutes

beforeAll(() => openShop())
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.clock.reset()
  emulator.faults.clear()
  emulator.journal.clear()
})

/** For tests: opens a shop with a store in which nothing has happened yet, in place of the last one. */
export async function openShop(more: StorefrontProxyOptions = {}): Promise<void> {
  await emulator?.close()
  emulator = createStorefrontEmulator({
    seed: { customers: [DEMO_CUSTOMER, { ...GRACE, firstName: 'Grace', lastName: 'Hopper' }] },
  })
  options = {
    storeDomain: await emulator.listen(),
    privateAccessToken: emulator.privateAccessToken,
    password: PASSWORDS,
    clientIpHeader: 'x-real-ip',
    now: emulator.clock.now,
    renewWaitMs: 200,
    // Long enough for a machine that is busy, short for the tests of a store that hangs.
    renewTimeoutMs: 2500,
    ...more,
  }
  proxy = createStorefrontProxy(options)
  routes = createSessionRoutes(options)
}

/** For tests: a GraphQL answer. */
// biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape of what came
export type Answer = any

/** For tests: a browser with a jar of cookies, which asks the shop's own Storefront API. */
export function browser() {
  const jar = new Map<string, string>()

  function keep(response: NextResponse): NextResponse {
    for (const { name, value, maxAge } of response.cookies.getAll()) {
      if (maxAge === 0) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  function request(path: string, body: string, headers: object): NextRequest {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    return new NextRequest(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: {
        host: 'shop.example',
        'content-type': 'application/json',
        'x-real-ip': '198.51.100.7',
        ...(cookie === '' ? {} : { cookie }),
        ...headers,
      },
      body,
    })
  }

  async function post(body: string, { version = '2026-04', headers = {} } = {}) {
    const params = Promise.resolve({ version })
    return keep(
      await proxy.POST(request(`/api/${version}/graphql.json`, body, headers), { params }),
    )
  }

  return {
    jar,
    post,
    /** Asks, and reads the answer. */
    async ask(query: string, variables: object = {}): Promise<Answer> {
      return (await post(JSON.stringify({ query, variables }))).json()
    },
    async act(action: string, fields: object) {
      const sent = request(`/api/session/${action}`, JSON.stringify(fields), {})
      return keep(await routes.POST(sent, { params: Promise.resolve({ action: [action] }) }))
    },
    logIn(who: { email: string; password: string } = DEMO_CUSTOMER) {
      return this.act('login', { email: who.email, password: who.password })
    },
  }
}

/** For tests: begins a cart; returns its id. */
export async function createCart(visitor: ReturnType<typeof browser>): Promise<string> {
  const { data } = await visitor.ask('mutation { cartCreate { cart { id } } }')
  return data.cartCreate.cart.id
}

/** For tests: reads whose a cart is. */
export const READ_CART =
  'query R($id: ID!) { cart(id: $id) { id buyerIdentity { customer { email } } } }'

/** For tests: asks the store itself. */
export async function askStoreItself(query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(`${options?.storeDomain}/api/2026-04/graphql.json`, {
    method: 'POST',
    headers: { 'shopify-storefront-private-token': emulator.privateAccessToken },
    body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

/** For tests: whose a cart is, as the store itself has it. */
export async function buyerOf(id: string): Promise<string | null> {
  const { data } = await askStoreItself(
    'query B($id: ID!) { cart(id: $id) { buyerIdentity { email customer { email } } } }',
    { id },
  )
  return data.cart.buyerIdentity.customer?.email ?? data.cart.buyerIdentity.email ?? null
}

/** For tests: the e-mail addresses of the customers whom carts belong to, as the store has them. */
export async function identitiesOf(ids: readonly string[]): Promise<readonly (string | null)[]> {
  const fields = ids.map(
    (id, at) => `c${at}: cart(id: "${id}") { buyerIdentity { customer { email } } }`,
  )
  const { data } = await askStoreItself(`{ ${fields.join(' ')} }`)
  return ids.map((_, at) => data[`c${at}`].buyerIdentity.customer?.email ?? null)
}

/** For tests: every token and credential that the store has minted. */
export function secrets(): readonly string[] {
  return emulator.tokens.all().map(({ accessToken }) => accessToken)
}
