import { describe, expect, test, vi } from 'vitest'
import { multipassGrant } from '../customer-account/multipass-grant.ts'
import { ConfigurationError } from '../errors.ts'
import { memoryStore } from '../store/memory-store.ts'
import { resolveConfig } from './config.ts'

const env = {
  SHOPIFY_STORE_DOMAIN: 'shop.myshopify.com',
  SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'public',
  SESSION_PASSWORD: 'p'.repeat(32),
}

function problemsOf(changes: Record<string, string | undefined>, options = {}): string[] {
  try {
    resolveConfig(options, { ...env, ...changes })
    return []
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    return error.problems.map(({ setting, message }) => `${setting} ${message}`)
  }
}

test('three variables are enough', () => {
  expect(resolveConfig({}, env)).toMatchObject({
    store: {
      origin: 'https://shop.myshopify.com',
      apiVersion: '2026-04',
      publicAccessToken: 'public',
      privateAccessToken: null,
    },
    passwords: { 1: 'p'.repeat(32) },
    cookieName: 'storefront_session',
    clientIpHeader: null,
    renewal: { renewWithinSeconds: null },
    timeoutMs: 5000,
  })
})

test('a name that is no option is said, with those that are', () => {
  const [problem = '', ...others] = problemsOf({}, { renewWaitMS: 300, loginPath: '/login' })
  expect(problem).toMatch(/^renewWaitMS is not an option\..* renewWaitMs, /)
  expect(others).toEqual([])
})

test('an option wins over its variable', () => {
  expect(
    resolveConfig({ cookieName: 'mine' }, { ...env, SESSION_COOKIE_NAME: 'theirs' }),
  ).toMatchObject({
    cookieName: 'mine',
  })
})

test('an empty variable counts as an unset one', () => {
  expect(resolveConfig({}, { ...env, SESSION_COOKIE_NAME: '' }).cookieName).toBe(
    'storefront_session',
  )
})

test('all problems are told at once, and by name', () => {
  expect(() => resolveConfig({}, {})).toThrow(
    /SHOPIFY_STORE_DOMAIN is missing[\s\S]*SHOPIFY_STOREFRONT_PRIVATE_TOKEN is missing[\s\S]*SESSION_PASSWORD is missing/,
  )
})

describe('SESSION_PASSWORD', () => {
  test('has at least 32 characters', () => {
    expect(problemsOf({ SESSION_PASSWORD: 'p'.repeat(31) })[0]).toMatch(
      /^SESSION_PASSWORD is too short.*32/,
    )
  })

  test('may be a map of numbers, for rotation', () => {
    const map = { 1: 'o'.repeat(32), 2: 'n'.repeat(32) }
    expect(resolveConfig({}, { ...env, SESSION_PASSWORD: JSON.stringify(map) }).passwords).toEqual(
      map,
    )
  })

  test('is refused when the map is broken, has other keys, or has one short password', () => {
    expect(problemsOf({ SESSION_PASSWORD: '{"1": oops}' })[0]).toMatch(/looks like JSON/)
    expect(problemsOf({ SESSION_PASSWORD: '{}' })[0]).toMatch(/keys must be numbers/)
    expect(problemsOf({ SESSION_PASSWORD: `{"new":"${'p'.repeat(32)}"}` })[0]).toMatch(/numbers/)
    expect(problemsOf({ SESSION_PASSWORD: `{"1":"${'p'.repeat(32)}","2":"p"}` })[0]).toMatch(
      /short/,
    )
  })

  test('never stands in an error', () => {
    const secret = 'hunter2-hunter2'
    const problems = [
      ...problemsOf({ SESSION_PASSWORD: secret }),
      ...problemsOf({ SESSION_PASSWORD: `{"1":"${secret}"}` }),
      ...problemsOf({ SESSION_PASSWORD: `{"${secret}":"${secret}"}` }),
      ...problemsOf({ SESSION_PASSWORD: `{${secret}}` }),
    ]
    expect(problems.length).toBeGreaterThanOrEqual(4)
    expect(problems.join()).not.toContain(secret)
  })
})

describe('SHOPIFY_STORE_DOMAIN', () => {
  test('may be a domain or an origin', () => {
    const origin = (value: string) => resolveConfig({ storeDomain: value }, env).store.origin
    expect(origin('shop.myshopify.com')).toBe('https://shop.myshopify.com')
    expect(origin('https://shop.example/')).toBe('https://shop.example')
    expect(origin('http://127.0.0.1:4010')).toBe('http://127.0.0.1:4010')
    expect(origin('http://localhost:4010')).toBe('http://localhost:4010')
  })

  test('is refused with a path, with credentials, or over plain http to another machine', () => {
    for (const value of ['shop.example/admin', 'https://user:pass@shop.example', 'a b']) {
      expect(problemsOf({ SHOPIFY_STORE_DOMAIN: value })[0]).toMatch(
        /neither a domain nor an origin/,
      )
    }
    for (const value of [
      'http://shop.example',
      'http://127.0.0.1.evil.example',
      'ftp://shop.example',
    ]) {
      expect(problemsOf({ SHOPIFY_STORE_DOMAIN: value })[0]).toMatch(/must be https|neither/)
    }
  })
})

test('the private token is enough, without the public one', () => {
  const changes = {
    SHOPIFY_STOREFRONT_ACCESS_TOKEN: undefined,
    SHOPIFY_STOREFRONT_PRIVATE_TOKEN: 'private',
  }
  expect(problemsOf(changes)).toEqual([])
})

test('settings that cannot work are refused by name', () => {
  expect(problemsOf({ SESSION_COOKIE_NAME: '__Host-session' })[0]).toMatch(/^SESSION_COOKIE_NAME/)
  expect(problemsOf({ SESSION_COOKIE_NAME: 'a;b' })[0]).toMatch(/^SESSION_COOKIE_NAME/)
  expect(problemsOf({ SHOPIFY_STOREFRONT_API_VERSION: 'latest' })[0]).toMatch(/API_VERSION/)
  expect(problemsOf({ SESSION_CLIENT_IP_HEADER: 'x: y' })[0]).toMatch(/^SESSION_CLIENT_IP_HEADER/)
  expect(problemsOf({}, { renewWithinSeconds: 0 })[0]).toMatch(/^renewWithinSeconds/)
  expect(problemsOf({}, { renewTimeoutMs: Number.NaN })[0]).toMatch(/^renewTimeoutMs/)
})

test('the buyer’s IP is believed from the platform’s own header', () => {
  expect(resolveConfig({}, { ...env, VERCEL: '1' }).clientIpHeader).toBe('x-vercel-forwarded-for')
  expect(
    resolveConfig({}, { ...env, VERCEL: '1', SESSION_CLIENT_IP_HEADER: 'X-Real-IP' })
      .clientIpHeader,
  ).toBe('x-real-ip')
})

test('on Cloudflare the buyer’s IP is believed from its header, and elsewhere from none', () => {
  const header = () => resolveConfig({}, env).clientIpHeader
  expect(header()).toBeNull()
  vi.stubGlobal('WebSocketPair', class {})
  expect(header()).toBeNull()
  vi.stubGlobal('navigator', { userAgent: 'Cloudflare-Workers' })
  expect(header()).toBe('cf-connecting-ip')
  vi.unstubAllGlobals()
})

test('a request may be told not to wait at all, and not to wait for less than nothing', () => {
  expect(resolveConfig({}, env).renewWaitMs).toBe(500)
  expect(resolveConfig({ renewWaitMs: 0 }, env).renewWaitMs).toBe(0)
  expect(problemsOf({}, { renewWaitMs: -1 })).toEqual([
    'renewWaitMs must be a number, zero or more.',
  ])
})

describe('SESSION_SITE_ORIGIN', () => {
  const siteOrigin = (value: string) =>
    resolveConfig({}, { ...env, SESSION_SITE_ORIGIN: value }).siteOrigin

  test('is unknown unless it is set; the option wins over the variable', () => {
    expect(resolveConfig({}, env).siteOrigin).toBeNull()
    expect(siteOrigin('')).toBeNull()
    const both = { ...env, SESSION_SITE_ORIGIN: 'https://theirs.example' }
    expect(resolveConfig({ siteOrigin: 'https://mine.example' }, both).siteOrigin).toBe(
      'https://mine.example',
    )
  })

  test('is an origin, as a browser writes it', () => {
    expect(siteOrigin('https://Shop.Example/')).toBe('https://shop.example')
    expect(siteOrigin('https://shop.example:443')).toBe('https://shop.example')
    expect(siteOrigin('https://shop.example:8443')).toBe('https://shop.example:8443')
    expect(siteOrigin('https://münchen.example')).toBe('https://xn--mnchen-3ya.example')
  })

  test('may be plain http on loopback, and nowhere else', () => {
    for (const own of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'germany.localhost:3000'])
      expect(siteOrigin(`http://${own}`)).toBe(`http://${own}`)
    for (const other of ['shop.example', 'localhost.example', '10.0.0.1', '0.0.0.0'])
      expect(problemsOf({ SESSION_SITE_ORIGIN: `http://${other}` })).toEqual([
        expect.stringMatching(/^SESSION_SITE_ORIGIN must be https/),
      ])
  })

  test.each([
    'shop.example',
    'shop.example:3000',
    '//shop.example',
    'https://',
    'https://shop.example/de',
    'https://shop.example?',
    'https://shop.example#',
    'https://user:hunter2@shop.example',
    'https://*.shop.example',
    'https://shop.example, https://www.shop.example',
    'ftp://shop.example',
    'app://shop.example',
    'null',
    '*',
  ])('is refused as %s, with what to set instead and without its value', (value) => {
    const problems = problemsOf({ SESSION_SITE_ORIGIN: value })
    expect(problems).toEqual([
      'SESSION_SITE_ORIGIN is not an origin. Set it to what stands in the address bar of the site, e.g. https://shop.example, or leave it out.',
    ])
  })

  test('is refused as an option too, where it is empty', () => {
    expect(problemsOf({}, { siteOrigin: '' })[0]).toMatch(/^SESSION_SITE_ORIGIN is not an origin/)
  })
})

describe('customer accounts', () => {
  const oauth = {
    SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID: '30243aa5-0000-0000-0000-944bcc4e88aa',
    SESSION_SITE_ORIGIN: 'https://shop.example',
  }
  const resolved = (changes = {}, options = {}) =>
    resolveConfig(options, { ...env, ...oauth, ...changes })

  test('are those of e-mail and password without a client id', () => {
    expect(resolveConfig({}, env)).toMatchObject({ customerAccount: null, legacyAccounts: true })
  })

  test('need a client id and the origin of the site, and nothing else', () => {
    expect(resolved()).toMatchObject({
      legacyAccounts: false,
      customerAccount: {
        clientId: oauth.SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID,
        clientSecret: null,
        shopId: null,
        storeOrigin: 'https://shop.myshopify.com',
        apiVersion: '2026-04',
        sessionMaxAgeSeconds: 2_592_000,
      },
    })
  })

  test('keep both doors open where a shop says so', () => {
    expect(resolved({}, { legacyAccounts: true }).legacyAccounts).toBe(true)
  })

  test('need the origin of the site, but not while a shop is developed', () => {
    const without = { ...oauth, SESSION_SITE_ORIGIN: '' }
    const [problem = '', ...others] = problemsOf(without)
    expect(problem).toMatch(/^SESSION_SITE_ORIGIN is missing\. Customers come back/)
    expect(others).toEqual([])
    expect(problemsOf({ ...without, NODE_ENV: 'development' })).toEqual([])
  })

  test('say what cannot be', () => {
    const wrong = {
      SHOPIFY_SHOP_ID: 'shop',
      SHOPIFY_CUSTOMER_ACCOUNT_API_VERSION: 'latest',
      SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_SECRET: 'a-secret-that-is-never-repeated',
    }
    const problems = problemsOf({ ...oauth, ...wrong }, { sessionMaxAgeSeconds: 0 })
    expect(problems.join()).toMatch(/SHOPIFY_SHOP_ID .*SHOPIFY_CUSTOMER_ACCOUNT_API_VERSION /)
    expect(problems.join()).toContain('sessionMaxAgeSeconds ')
    expect(problems.join()).not.toContain('secret')
  })

  test('take a way to move legacy sessions from this package alone', () => {
    const moveLegacySessions = multipassGrant(() => undefined)
    expect(problemsOf(oauth, { moveLegacySessions })).toEqual([])
    expect(problemsOf(oauth, { moveLegacySessions: { ...moveLegacySessions } })).toEqual([
      'moveLegacySessions is not what multipassGrant() gives.',
    ])
  })

  test('are asked in the version of the types that hydrogen-react ships', async () => {
    if ('EdgeRuntime' in globalThis) return
    const { readFileSync } = await import('node:fs')
    const types = '@shopify/hydrogen-react/dist/types/customer-account-api-types.d.ts'
    const head = readFileSync(`node_modules/${types}`, 'utf8').slice(0, 500)
    expect(head).toContain(`Customer Account API ${resolved().customerAccount?.apiVersion}`)
  })
})

describe('the shared store', () => {
  const url = (SESSION_STORE_URL: string, SESSION_STORE_TOKEN?: string) =>
    problemsOf({ SESSION_STORE_URL, SESSION_STORE_TOKEN })

  test('is none where none is named', () => {
    expect(resolveConfig({}, { ...env, SESSION_STORE_URL: '' }).sharedStore).toBeNull()
  })

  test('is at its address, and the option wins over it', () => {
    const named = { SESSION_STORE_URL: 'https://eu1.upstash.io', SESSION_STORE_TOKEN: 'token' }
    expect(resolveConfig({}, { ...env, ...named }).sharedStore).toEqual({
      url: 'https://eu1.upstash.io',
      token: 'token',
    })
    const store = memoryStore()
    expect(resolveConfig({ store }, { ...env, ...named }).sharedStore).toBe(store)
  })

  test('is a Redis on Node, and is refused on the edge, which cannot reach one', () => {
    const expected =
      'EdgeRuntime' in globalThis ? [expect.stringMatching(/^SESSION_STORE_URL is a Redis/)] : []
    expect(url('redis://localhost:6379')).toEqual(expected)
    expect(url('rediss://:secret@redis.example')).toEqual(expected)
  })

  test.each(['localhost:6379', 'http://redis.example', 'memcached://redis.example', 'nonsense'])(
    'is not at %s',
    (address) => {
      expect(url(address, 'token')).toEqual([expect.stringMatching(/^SESSION_STORE_URL must be /)])
    },
  )

  test('is at plain http on this machine, and needs its token', () => {
    expect(url('http://127.0.0.1:8080', 'token')).toEqual([])
    expect(url('http://127.0.0.1:8080')).toEqual([
      expect.stringMatching(/^SESSION_STORE_TOKEN is missing/),
    ])
  })

  test('is told of without its address, which has a password in it', () => {
    expect(url('http://:hunter2@redis.example', 'token').join()).not.toContain('hunter2')
  })
})
