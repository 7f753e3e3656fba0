import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionEvent } from '../core/events/session-event.ts'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { type Browser, openBrowser } from './browser-fixture.ts'
import { createSessionRoutes, type SessionRoutes } from './create-session-routes.ts'
import { CLIENT_ID, json, type Provider, SHOP, startProvider } from './provider-fixture.ts'

let provider: Provider
let routes: SessionRoutes
let browser: Browser
let now = 0
const events: SessionEvent[] = []

const options = () => ({
  storeDomain: provider.origin,
  publicAccessToken: 'public',
  password: PASSWORDS,
  siteOrigin: SHOP,
  customerAccountClientId: CLIENT_ID,
  now: () => Date.now() + now,
  renewTimeoutMs: 5000,
  onEvent: (event: SessionEvent) => events.push(event),
})

beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.close())
beforeEach(() => {
  now = 0
  events.length = 0
  provider.faces.clear()
  provider.asked.length = 0
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  routes = createSessionRoutes(options())
  browser = openBrowser(routes)
})
afterEach(() => void vi.restoreAllMocks())

const locationOf = (response: Response) => response.headers.get('location') ?? ''

/** From the login link to the address of the callback. */
async function toCallback(query = ''): Promise<string> {
  return browser.logInAt(locationOf(await browser.get(`/api/session/login${query}`)))
}

async function whoIsIt(): Promise<unknown> {
  return (await browser.get('/api/session')).json()
}

const SIGNED_OUT = { status: 'signed-out' }

describe('a log-in on Shopify’s page', () => {
  test('goes there with all that has to be checked, and remembers it where no other site can plant it', async () => {
    const response = await browser.get(
      '/api/session/login?returnTo=/cart&locale=pt-BR&loginHint=ada@shop.example',
    )
    expect(response.status).toBe(303)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const url = new URL(locationOf(response))
    expect(url.origin + url.pathname).toBe(`${provider.origin}/auth`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: CLIENT_ID,
      response_type: 'code',
      redirect_uri: `${SHOP}/api/session/callback`,
      scope: 'openid email customer-account-api:full',
      state: expect.stringMatching(/^.{60,100}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      locale: 'pt-BR',
      login_hint: 'ada@shop.example',
    })
    const [cookie = '', ...others] = response.headers.getSetCookie()
    expect(others).toEqual([])
    expect(cookie).toMatch(
      /^__Host-storefront_session_login_0=Fe26\.2\S*; Path=\/; .*Max-Age=1800; Secure; HttpOnly; SameSite=lax$/,
    )
    for (const secret of [url.searchParams.get('nonce') ?? '', '/cart']) {
      expect(cookie).not.toContain(secret)
    }
  })

  test('leaves out what is no language and no address', async () => {
    const response = await browser.get('/api/session/login?locale=%3Cb%3E&loginHint=nobody')
    const { searchParams } = new URL(locationOf(response))
    expect(searchParams.has('locale') || searchParams.has('login_hint')).toBe(false)
  })

  test('begins a session, and comes back to where the customer wanted to go', async () => {
    const arrived = await browser.get(await toCallback('?returnTo=/products/mug'))
    expect([arrived.status, locationOf(arrived)]).toEqual([303, '/products/mug'])
    expect(await whoIsIt()).toMatchObject({
      status: 'signed-in',
      customer: { id: 'gid://shopify/Customer/3', firstName: 'ada', displayName: 'ada' },
    })
    expect(events.map(({ type }) => type)).toEqual(['login-started', 'logged-in'])
    const written = arrived.headers.getSetCookie().join('\n')
    expect(written).toMatch(/^__Host-storefront_session=Fe26\.2\S*; Path=\/; /m)
    expect(written).toMatch(/^__Secure-storefront_session_hint=Fe26\.2\S*; Path=\/api\/session; /m)
  })

  test('does not lead to another site afterwards', async () => {
    const arrived = await browser.get(await toCallback('?returnTo=https://evil.example/'))
    expect(locationOf(arrived)).toBe('/account')
  })

  test('in two tabs is two, and each comes back to its own page', async () => {
    const one = locationOf(await browser.get('/api/session/login?returnTo=/one'))
    const two = locationOf(await browser.get('/api/session/login?returnTo=/two'))
    const [first, second] = [await browser.logInAt(one), await browser.logInAt(two, 'grace')]
    expect(locationOf(await browser.get(second))).toBe('/two')
    expect(locationOf(await browser.get(first))).toBe('/one')
  })

  test('in very many tabs leaves a bounded number of cookies', async () => {
    for (let tab = 0; tab < 12; tab += 1) await browser.get('/api/session/login')
    expect(browser.jar.size).toBe(4)
    expect(locationOf(await browser.get(await toCallback()))).toBe('/account')
  })
})

describe('a callback', () => {
  const ERROR = /^\/account\/login\?error=(\w+)/

  async function refusal(callback: string): Promise<string> {
    const response = await browser.get(callback)
    expect(response.status).toBe(303)
    expect(response.headers.getSetCookie().join()).not.toContain('__Host-storefront_session=Fe')
    return ERROR.exec(locationOf(response))?.[1] ?? locationOf(response)
  }

  function changed(callback: string, parameters: Record<string, string | null>): string {
    const url = new URL(callback)
    for (const [name, value] of Object.entries(parameters)) {
      if (value === null) url.searchParams.delete(name)
      else url.searchParams.set(name, value)
    }
    return url.href
  }

  test('that is reloaded, or met by the back button, goes on to where it went', async () => {
    const callback = await toCallback('?returnTo=/cart')
    await browser.get(callback)
    provider.asked.length = 0
    expect(locationOf(await browser.get(callback))).toBe('/cart')
    expect(provider.asked).toEqual([])
  })

  test('that comes again after the log-out begins nothing', async () => {
    const callback = await toCallback()
    await browser.get(callback)
    await browser.post('/api/session/logout')
    provider.asked.length = 0
    expect(await refusal(callback)).toBe('LOGIN_EXPIRED')
    expect(provider.asked).toEqual([])
    expect(await whoIsIt()).toEqual(SIGNED_OUT)
  })

  test('that comes late begins nothing', async () => {
    const callback = await toCallback()
    now = 31 * 60_000
    expect(await refusal(callback)).toBe('LOGIN_EXPIRED')
  })

  test.each<[string, (state: string) => string | null]>([
    ['a state that is made up', (state) => state.replace(/\.[\w-]{22}/, `.${'A'.repeat(22)}`)],
    ['a signature that is made up', (state) => state.replace(/[\w-]{43}$/, 'A'.repeat(43))],
    ['the state of a second try', (state) => state.replace(/^0f/, '0r')],
    ['a state that is none', () => '{}'],
    ['no state', () => null],
  ])('with %s begins nothing', async (_, change) => {
    const callback = await toCallback()
    provider.asked.length = 0
    const state = change(new URL(callback).searchParams.get('state') ?? '')
    expect(await refusal(changed(callback, { state }))).toBe('LOGIN_FAILED')
    expect(provider.asked).toEqual([])
    // And the one that was meant still works.
    expect(locationOf(await browser.get(callback))).toBe('/account')
  })

  test('of another browser is not taken for the log-in that this one has begun', async () => {
    const callback = await toCallback()
    const victim = openBrowser(routes)
    await victim.get('/api/session/login?returnTo=/cart')
    provider.asked.length = 0
    expect(locationOf(await victim.get(callback))).toContain(`${provider.origin}/auth?`)
    expect(provider.asked).toEqual([])
  })

  test('with the state of another tab, and the code of this one, begins nothing', async () => {
    const callback = await toCallback()
    const other = new URL(locationOf(await browser.get('/api/session/login')))
    const state = other.searchParams.get('state')
    expect(await refusal(changed(callback, { state }))).toBe('LOGIN_EXPIRED')
    expect(await whoIsIt()).toEqual(SIGNED_OUT)
  })

  test('of another browser starts a log-in of this one, and does not sign it in', async () => {
    const callback = await toCallback()
    const victim = openBrowser(routes)
    const response = await victim.get(callback)
    expect(locationOf(response)).toContain(`${provider.origin}/auth?`)
    expect([...victim.jar.keys()]).toEqual(['__Host-storefront_session_login_0'])
  })

  test('of a browser that keeps no cookies starts again once, and not for ever', async () => {
    const callback = await toCallback()
    browser.jar.clear()
    const again = locationOf(await browser.get(callback))
    expect(again).toContain(`${provider.origin}/auth?`)
    const second = await browser.logInAt(again)
    browser.jar.clear()
    expect(await refusal(second)).toBe('LOGIN_FAILED')
  })

  test('of an in-app browser that has handed its page on signs in at the second time', async () => {
    const callback = await toCallback()
    browser.jar.clear()
    const second = await browser.logInAt(locationOf(await browser.get(callback)))
    expect(locationOf(await browser.get(second))).toBe('/account')
    expect(await whoIsIt()).toMatchObject({ status: 'signed-in' })
  })

  test.each([
    ['access_denied', 'LOGIN_DENIED'],
    ['login_required', 'LOGIN_DENIED'],
    ['server_error', 'STOREFRONT_UNAVAILABLE'],
    ['invalid_scope', 'STOREFRONT_MISCONFIGURED'],
    ['whatever', 'LOGIN_FAILED'],
  ])('with the error %s says so', async (error, code) => {
    const callback = changed(await toCallback('?returnTo=/cart'), { code: null, error })
    const response = await browser.get(callback)
    expect(locationOf(response)).toBe(`/account/login?error=${code}&returnTo=%2Fcart`)
    expect(browser.jar.size).toBe(0)
  })

  test('with login_required where a code should be is a denial too', async () => {
    const callback = changed(await toCallback(), { code: 'login_required' })
    expect(await refusal(callback)).toBe('LOGIN_DENIED')
  })

  test('while Shopify does not answer is an outage, and no error page', async () => {
    for (const path of ['/token', '/jwks', '/customer/api/2026-04/graphql']) {
      routes = createSessionRoutes(options())
      browser = openBrowser(routes)
      const callback = await toCallback()
      provider.faces.set(path, (_, response) => json(response, 503, {}))
      expect(await refusal(callback), path).toBe('STOREFRONT_UNAVAILABLE')
      provider.faces.clear()
    }
  })
})

test.each(['<html>', '', '{}', '{"keys":[{'])(
  'a key set that is %j is an outage, and says nothing about a log-in',
  async (body) => {
    const callback = await toCallback()
    provider.faces.set('/jwks', (_, response) => void response.writeHead(200).end(body))
    expect(locationOf(await browser.get(callback))).toMatch(/error=STOREFRONT_UNAVAILABLE/)
    expect(await whoIsIt()).toEqual(SIGNED_OUT)
  },
)

describe('an id token', () => {
  /** Has the token endpoint answer with the id token of a log-in changed. */
  function withIdToken(change: (claims: object, token: string) => Promise<string | null>): void {
    provider.faces.set('/token', async (request, response) => {
      provider.faces.delete('/token')
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const answer = await fetch(`${provider.origin}/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: Buffer.concat(chunks).toString(),
      })
      const tokens = await answer.json()
      const claims = Buffer.from(tokens.id_token.split('.')[1], 'base64url').toString()
      const id_token = await change(JSON.parse(claims), tokens.id_token)
      json(response, 200, { ...tokens, id_token, token_type: undefined })
    })
  }

  let callback = ''
  beforeEach(async () => {
    callback = await toCallback()
  })

  async function outcome(): Promise<string> {
    return locationOf(await browser.get(callback))
  }

  test('signs in although Shopify does not say of what type the access token is', async () => {
    withIdToken((claims) => provider.sign(claims))
    expect(await outcome()).toBe('/account')
  })

  test.each([
    ['another issuer', { iss: 'https://shopify.com/authentication/1' }],
    ['another audience', { aud: 'another client' }],
    ['another nonce', { nonce: 'another' }],
    ['no nonce', { nonce: undefined }],
    ['an end that is past', { exp: 1 }],
  ])('with %s begins no session, also where Shopify has signed it', async (_, changes) => {
    withIdToken((claims) => provider.sign({ ...claims, ...changes }))
    expect(await outcome()).toMatch(/error=LOGIN_FAILED/)
    expect(await whoIsIt()).toEqual(SIGNED_OUT)
  })

  test('that nobody has signed begins no session', async () => {
    withIdToken(async (claims, token) => {
      const [header, , signature] = token.split('.')
      const other = Buffer.from(JSON.stringify({ ...claims, sub: 'another' })).toString('base64url')
      return [header, other, signature].join('.')
    })
    expect(await outcome()).toMatch(/error=LOGIN_FAILED/)
    expect(await whoIsIt()).toEqual(SIGNED_OUT)
  })

  test('that is missing is no answer', async () => {
    withIdToken(async () => null)
    expect(await outcome()).toMatch(/error=STOREFRONT_UNAVAILABLE/)
  })

  test('is checked by the shop’s clock', async () => {
    const callback = await toCallback()
    now = 2 * 60 * 60_000
    // The state is too old by then as well, so the log-in is of the same time.
    expect(locationOf(await browser.get(callback))).toMatch(/LOGIN_EXPIRED/)
    const another = await toCallback()
    expect(locationOf(await browser.get(another))).toMatch(/LOGIN_FAILED/)
  })
})

const DISCOVERY = '/.well-known/openid-configuration'
const discoveries = () => provider.asked.filter((path) => path === DISCOVERY).length

test('thirty who log in at once at a server that has just been started ask discovery once', async () => {
  const visits = Array.from({ length: 30 }, () => openBrowser(routes).get('/api/session/login'))
  for (const answer of await Promise.all(visits)) expect(locationOf(answer)).toContain('/auth?')
  expect(discoveries()).toBe(1)
})

describe('an outage of discovery', () => {
  const ADDRESSES = {
    issuer: 'https://shopify.com/authentication/1',
    authorization_endpoint: 'https://shopify.example/authorize',
    token_endpoint: 'https://shopify.example/token',
    end_session_endpoint: 'https://shopify.example/logout',
    jwks_uri: 'https://shopify.example/jwks',
  }

  test('is none with these addresses', async () => {
    provider.faces.set('/.well-known/openid-configuration', (_, response) =>
      json(response, 200, ADDRESSES),
    )
    const response = await browser.get('/api/session/login')
    expect(locationOf(response)).toMatch(/^https:\/\/shopify\.example\/authorize\?/)
  })

  const down = () =>
    provider.faces.set('/.well-known/openid-configuration', (_, response) =>
      json(response, 503, {}),
    )

  test('leads to the login page, which says so', async () => {
    down()
    const response = await browser.get('/api/session/login')
    expect(response.status).toBe(303)
    expect(locationOf(response)).toBe('/account/login?error=STOREFRONT_UNAVAILABLE')
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('does not matter to who has asked before', async () => {
    await browser.get('/api/session/login')
    down()
    expect(locationOf(await browser.get('/api/session/login'))).toContain('/auth?')
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 2 * 60 * 60_000)
    expect(locationOf(await browser.get('/api/session/login'))).toContain('/auth?')
    vi.useRealTimers()
  })

  test('is over for the first who asks when it is over, however many have met it together', async () => {
    provider.faces.set(DISCOVERY, (_, response) => response.destroy())
    const visits = Array.from({ length: 30 }, () => openBrowser(routes).get('/api/session/login'))
    for (const answer of await Promise.all(visits)) {
      expect(locationOf(answer)).toMatch(/STOREFRONT_UNAVAILABLE/)
    }
    provider.faces.clear()
    expect(locationOf(await browser.get('/api/session/login'))).toContain('/auth?')
  })

  test('does not keep a customer from logging out', async () => {
    await browser.get(await toCallback())
    routes = createSessionRoutes(options())
    const later = openBrowser(routes)
    for (const [name, value] of browser.jar) later.jar.set(name, value)
    down()
    expect(locationOf(await later.post('/api/session/logout'))).toBe('/')
    expect(later.jar.has('__Host-storefront_session')).toBe(false)
  })

  test.each([
    ['no JSON', 'text'],
    ['no addresses', '{}'],
    ['an address that is none', JSON.stringify({ ...ADDRESSES, jwks_uri: 'javascript:alert(1)' })],
    ['one address too few', JSON.stringify({ ...ADDRESSES, end_session_endpoint: undefined })],
  ])('is also an answer with %s', async (_, body) => {
    provider.faces.set('/.well-known/openid-configuration', (_request, response) => {
      response.writeHead(200).end(body)
    })
    expect(locationOf(await browser.get('/api/session/login'))).toMatch(/STOREFRONT_UNAVAILABLE/)
  })
})

describe('a log-out', () => {
  test('by a form ends the session here, and then at Shopify', async () => {
    await browser.get(await toCallback())
    const response = await browser.post('/api/session/logout', { returnTo: '/cart' })
    const url = new URL(locationOf(response))
    expect(response.status).toBe(303)
    expect(url.origin + url.pathname).toBe(`${provider.origin}/session/end`)
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${SHOP}/`)
    expect(url.searchParams.get('id_token_hint')).toMatch(/^ey[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(
      browser.jar.has('__Host-storefront_session') ||
        browser.jar.has('__Secure-storefront_session_hint'),
    ).toBe(false)
    // The provider takes the hint.
    expect((await fetch(url, { redirect: 'manual' })).status).toBeLessThan(400)
  })

  test('by a script gets a path of this site, and no token', async () => {
    await browser.get(await toCallback())
    const response = await browser.postJson('/api/session/logout', {})
    const text = await response.text()
    expect(JSON.parse(text)).toEqual({
      status: 'signed-out',
      redirectTo: '/api/session/logout/continue',
    })
    expect(response.headers.getSetCookie().join('\n')).toMatch(
      /^__Secure-storefront_session_hint=Fe26\S*; Path=\/api\/session; .*Max-Age=120; /m,
    )
    const way = await browser.get('/api/session/logout/continue')
    expect(locationOf(way)).toContain(`${provider.origin}/session/end?id_token_hint=ey`)
    expect(locationOf(await browser.get('/api/session/logout/continue'))).toBe('/')
  })

  test('of another session’s hint is one of this site alone', async () => {
    await browser.get(await toCallback())
    const hint = browser.jar.get('__Secure-storefront_session_hint') ?? ''
    browser.jar.clear()
    await browser.get(await toCallback())
    browser.jar.set('__Secure-storefront_session_hint', hint)
    expect(locationOf(await browser.post('/api/session/logout', { returnTo: '/cart' }))).toBe(
      '/cart',
    )
  })

  test('cannot be made by a link', async () => {
    await browser.get(await toCallback())
    expect(locationOf(await browser.get('/api/session/logout/continue'))).toBe('/')
    expect(await whoIsIt()).toMatchObject({ status: 'signed-in' })
  })
})

describe('who is signed in', () => {
  const API = '/customer/api/2026-04/graphql'

  test.each([401, 402, 403, 423, 429, 430, 500, 503])(
    'is whom the session says while the Customer Account API answers %i',
    async (status) => {
      await browser.get(await toCallback())
      provider.faces.set(API, (_, response) => json(response, status, { errors: [] }))
      const response = await browser.get('/api/session')
      expect(await response.json()).toMatchObject({ status: 'signed-in' })
      expect(response.headers.getSetCookie()).toEqual([])
    },
  )

  test.each([
    ['a throttle', { errors: [{ message: 'x', extensions: { code: 'THROTTLED' } }] }],
    ['a closed shop', { errors: [{ message: 'x', extensions: { code: 'SHOP_INACTIVE' } }] }],
    ['nobody', { data: { customer: null } }],
    ['nothing', {}],
  ])('and while it answers with %s', async (_, body) => {
    await browser.get(await toCallback())
    provider.faces.set(API, (_request, response) => json(response, 200, body))
    expect(await whoIsIt()).toMatchObject({ status: 'signed-in' })
  })

  test('has the name that Shopify has now', async () => {
    await browser.get(await toCallback())
    const customer = {
      id: 'gid://shopify/Customer/3',
      firstName: 'A',
      lastName: 'L',
      displayName: 'A L',
    }
    provider.faces.set(API, (_, response) => json(response, 200, { data: { customer } }))
    expect(await whoIsIt()).toMatchObject({ customer })
  })
})

describe('the doors of e-mail and password', () => {
  const DOORS = ['login', 'register', 'recover', 'reset', 'activate', 'password']

  test.each(DOORS)('%s is closed, and says where the other is', async (door) => {
    const response = await browser.postJson(`/api/session/${door}`, { returnTo: '/cart' })
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({
      code: 'HOSTED_LOGIN',
      location: '/api/session/login?returnTo=%2Fcart',
    })
    expect(provider.asked).toEqual([])
  })

  test.each(DOORS)('%s is open where a shop says so', async (door) => {
    routes = createSessionRoutes({ ...options(), legacyAccounts: true })
    const response = await openBrowser(routes).postJson(`/api/session/${door}`, {})
    expect(response.status).toBe(422)
  })

  test('are the only ones without a client id', async () => {
    const { customerAccountClientId: _, ...legacy } = options()
    const before = openBrowser(createSessionRoutes(legacy))
    expect((await before.get('/api/session/login')).status).toBe(405)
    expect((await before.get('/api/session/callback')).status).toBe(404)
    expect((await before.get('/api/session/logout/continue')).status).toBe(404)
  })
})
