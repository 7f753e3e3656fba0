import { NextRequest } from 'next/server.js'
import { describe, expect, test, vi } from 'vitest'
import { busyTimeOf } from './busy-time-fixture.ts'
import { createStorefrontProxy } from './create-storefront-proxy.ts'
import { browser, emulator, ORIGIN, options, secrets } from './proxy-fixture.ts'

const SHOP = JSON.stringify({ query: '{ shop { name } }' })

describe('what is public', () => {
  test('is answered as the store answers it', async () => {
    const response = await browser().post(SHOP)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      data: { shop: { name: 'Marl' } },
      extensions: { cost: { requestedQueryCost: expect.any(Number) } },
    })
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is asked with the private token and the buyer’s address, and nothing of the browser’s', async () => {
    await browser().post(SHOP, {
      headers: {
        'x-shopify-storefront-access-token': 'of the browser',
        'shopify-storefront-buyer-ip': '203.0.113.9',
        'shopify-storefront-private-token': 'guessed',
      },
    })
    expect(emulator.journal.entries()).toMatchObject([
      { fields: ['shop'], status: 200, buyerIp: '198.51.100.7' },
    ])
  })

  test('is asked in the version that the browser names', async () => {
    expect((await browser().post(SHOP, { version: '2026-07' })).status).toBe(200)
    expect((await browser().post(SHOP, { version: 'unstable' })).status).toBe(200)
    for (const version of ['2026-05', '../2026-04', '2026-04?', 'latest']) {
      const response = await browser().post(SHOP, { version })
      expect(response.status, version).toBe(404)
    }
  })

  test('passes on what the store finds wrong', async () => {
    const answer = await browser().ask('{ shop { nonsense } }')
    expect(answer.errors[0].message).toBe("Field 'nonsense' doesn't exist on type 'Shop'")
    expect(answer).not.toHaveProperty('data')
  })

  test('works with variables, fragments, aliases and @inContext', async () => {
    const answer = await browser().ask(
      `query P($handle: String, $country: CountryCode) @inContext(country: $country, language: EN) {
        mug: product(handle: $handle) { ...Title }
      }
      fragment Title on Product { title }`,
      { handle: 'speckled-mug', country: 'PT' },
    )
    expect(answer.data.mug.title).toMatch(/mug/i)
  })
})

describe('a request that is none', () => {
  test.each([
    ['no JSON', '{"query":', 400, 'BAD_REQUEST'],
    ['a batch', `[${SHOP},${SHOP}]`, 400, 'BAD_REQUEST'],
    ['no query', '{"variables":{}}', 400, 'BAD_REQUEST'],
    ['no GraphQL', JSON.stringify({ query: 'select *' }), 400, 'GRAPHQL_PARSE_FAILED'],
    ['nothing', '', 400, 'BAD_REQUEST'],
    [
      'two operations',
      JSON.stringify({
        query: 'query A { shop { name } } query B { shop { name } }',
        operationName: 'A',
      }),
      400,
      'ONE_OPERATION',
    ],
    [
      'fragments alone',
      JSON.stringify({ query: 'fragment A on Shop { name }' }),
      400,
      'ONE_OPERATION',
    ],
    [
      'a schema',
      JSON.stringify({ query: '{ shop { name } } type A { b: Int }' }),
      400,
      'ONE_OPERATION',
    ],
    [
      'a subscription',
      JSON.stringify({ query: 'subscription { shop { name } }' }),
      200,
      'FORBIDDEN_FIELD',
    ],
    [
      'too many tokens',
      JSON.stringify({ query: `{ ${'shop { name } '.repeat(2000)} }` }),
      400,
      'GRAPHQL_PARSE_FAILED',
    ],
    [
      '64 kilobytes',
      JSON.stringify({ query: '{ shop { name } }', x: 'x'.repeat(65_536) }),
      413,
      'TOO_LARGE',
    ],
  ])('is refused: %s', async (_, body, status, code) => {
    const response = await browser().post(body)
    expect(response.status).toBe(status)
    expect((await response.json()).errors[0].extensions.code).toBe(code)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(emulator.journal.entries()).toEqual([])
  })

  test('of a page of another site is refused before it is read', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const response = await browser().post(SHOP, { headers })
      expect(response.status).toBe(403)
    }
    expect((await browser().post(SHOP, { headers: { origin: ORIGIN } })).status).toBe(200)
  })

  test('of another type is refused: a form of another site could send it', async () => {
    const response = await browser().post(SHOP, { headers: { 'content-type': 'text/plain' } })
    expect(response.status).toBe(415)
  })
})

describe('an operation that costs too much', () => {
  const deep = (levels: number) => `{ shop ${'{ a '.repeat(levels)}${'}'.repeat(levels)} }`

  test.each([
    ['levels', deep(25)],
    ['aliases', `{ ${Array.from({ length: 51 }, (_, i) => `a${i}: shop { name }`).join(' ')} }`],
    [
      'fragments that double',
      `{ shop { ...F0 } } ${Array.from({ length: 15 }, (_, i) => `fragment F${i} on Shop { ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F15 on Shop { name }`,
    ],
    ['a fragment in itself', '{ shop { ...F } } fragment F on Shop { name ...F }'],
  ])('is refused: %s', async (_, query) => {
    const refuse = async () => {
      const { errors } = await browser().ask(query)
      expect(errors[0].extensions.code).toBe('TOO_COMPLEX')
    }
    expect(await busyTimeOf(refuse, { atMost: 200 })).toBeLessThan(200)
    expect(emulator.journal.entries()).toEqual([])
  })

  const shopOf = (fields: string, definitions = '') => `{ shop { ${fields} } } ${definitions}`

  test.each([
    ['selections', shopOf('name '.repeat(1001))],
    [
      'selections, in fragments',
      shopOf('...F '.repeat(40), `fragment F on Shop { ${'id '.repeat(30)} }`),
    ],
    [
      'tokens',
      shopOf('...F '.repeat(50), `fragment F on Shop { name @include(if: [${'1 '.repeat(200)}]) }`),
    ],
    [
      'characters',
      shopOf('...F '.repeat(20), `fragment F on Shop { a(x: "${'x'.repeat(8000)}") { id } }`),
    ],
  ])('is refused: %s', async (unit, query) => {
    const { errors } = await browser().ask(query)
    expect(errors[0].extensions.code).toBe('TOO_COMPLEX')
    expect(errors[0].message).toContain(
      unit.split(',')[0]?.replace('selections', 'fields and fragments'),
    )
    expect(emulator.journal.entries()).toEqual([])
  })

  test('is let through just below the limits', async () => {
    await browser().ask(shopOf('name '.repeat(999)))
    expect(emulator.journal.entries()).toHaveLength(1)
  })

  test.each([
    ['is missing', shopOf('...F'), 'There is no fragment F.'],
    ['is not used', shopOf('name', 'fragment F on Shop { name }'), 'Nothing uses the fragment F.'],
    [
      'is used by itself alone',
      shopOf('name', 'fragment F on Shop { ...F }'),
      'Nothing uses the fragment F.',
    ],
    [
      'is there twice',
      shopOf('...F', 'fragment F on Shop { name } fragment F on Shop { id }'),
      'Two fragments have one name.',
    ],
  ])('a fragment that %s is refused', async (_, query, message) => {
    const response = await browser().post(JSON.stringify({ query }))
    expect(response.status).toBe(400)
    const error = { message, extensions: { code: 'INVALID_FRAGMENT' } }
    expect(await response.json()).toEqual({ errors: [error] })
    expect(emulator.journal.entries()).toEqual([])
  })

  test('is refused: variables without end', async () => {
    let variables: object = {}
    for (let level = 0; level < 20; level += 1) variables = { a: [variables] }
    const { errors } = await browser().ask('{ shop { name } }', variables)
    expect(errors[0].extensions.code).toBe('TOO_COMPLEX')
  })
})

describe('a store in trouble', () => {
  test.each(['hang', 'reset', 'error-500', 'html-200', 'truncated-json'] as const)(
    'that answers with %s is a 503',
    async (kind) => {
      emulator.faults.add({ kind })
      const response = await browser().post(SHOP)
      expect(response.status).toBe(503)
      expect((await response.json()).errors[0].extensions.code).toBe('STOREFRONT_UNAVAILABLE')
    },
  )

  test('that throttles is a 429 that says when to come back', async () => {
    emulator.faults.add({ kind: 'throttled' })
    const response = await browser().post(SHOP)
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60'])
  })

  test('that does not know our token is a 500, and the log says which', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    emulator.faults.add({ kind: 'unauthorized-401' })
    expect((await browser().post(SHOP)).status).toBe(500)
    expect(logged.mock.calls.join()).toContain('SHOPIFY_STOREFRONT_PRIVATE_TOKEN')
    vi.restoreAllMocks()
  })
})

describe('a query in the context of a buyer', () => {
  const QUERY = 'query @inContext(country: PT) { shop { name } }'

  test('names the customer who is signed in', async () => {
    const visitor = browser()
    await visitor.logIn()
    emulator.behaviour.buyerInContext = 'refused'
    emulator.journal.clear()
    const { data } = await visitor.ask(QUERY)
    // It was named, since it was refused; and asked once more as everybody asks.
    expect(data.shop.name).toBe('Marl')
    expect(emulator.journal.entries().map(({ errors }) => errors)).toEqual([['INVALID'], []])
    emulator.behaviour.buyerInContext = 'accepted'
    await visitor.ask(QUERY)
    expect(emulator.journal.entries()).toHaveLength(3)
  })

  test('names nobody for a visitor, for a mutation, or where the shop does not want it', async () => {
    emulator.behaviour.buyerInContext = 'refused'
    const visitor = browser()
    await visitor.ask(QUERY)
    await visitor.logIn()
    await visitor.ask('mutation @inContext(country: PT) { cartCreate { cart { id } } }')
    const quiet = createStorefrontProxy({ ...options, buyerContext: false })
    const request = new NextRequest(`${ORIGIN}/api/2026-04/graphql.json`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `storefront_session=${visitor.jar.get('storefront_session')}`,
      },
      body: JSON.stringify({ query: QUERY }),
    })
    await quiet.POST(request, { params: Promise.resolve({ version: '2026-04' }) })
    emulator.behaviour.buyerInContext = 'accepted'
    expect(emulator.journal.entries().flatMap(({ errors }) => errors)).toEqual([])
  })
})

describe('nothing of a customer’s', () => {
  test('is in the answers to a visitor who is signed in, and none of them is kept by a cache', async () => {
    const visitor = browser()
    await visitor.logIn()
    const query = '{ products(first: 2) { nodes { title } } }'
    const inContext = `query @inContext(country: PT) ${query}`
    for (const each of [query, inContext]) {
      const response = await visitor.post(JSON.stringify({ query: each }))
      const text = await response.text()
      expect(text).toContain('title')
      for (const secret of secrets()) expect(text).not.toContain(secret)
      expect(response.headers.get('cache-control')).toBe('private, no-store')
    }
  })
})
