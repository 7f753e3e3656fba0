import { NextRequest, type NextResponse } from 'next/server.js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sealSession, unsealSession } from '../core/seal.ts'
import { DAY_MS, PASSWORDS, sessionFixture } from '../core/session-fixture.ts'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from '../emulator/index.ts'
import { createSessionRoutes, type SessionRoutes } from './create-session-routes.ts'

const { email, password } = DEMO_CUSTOMER
const ORIGIN = 'http://shop.example'

let emulator: StorefrontEmulator
let routes: SessionRoutes
let storeDomain: string

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  storeDomain = await emulator.listen()
  routes = createSessionRoutes({
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    now: emulator.clock.now,
    renewTimeoutMs: 300,
  })
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.clock.reset()
  emulator.faults.clear()
  emulator.journal.clear()
  emulator.switches.reuseActiveToken = false
  emulator.switches.tokenLifetimeSeconds = 42 * 24 * 60 * 60
  emulator.switches.scopes = ['unauthenticated_read_customers', 'unauthenticated_write_customers']
  const ada = emulator.customers.byEmail(email)
  if (ada !== undefined) ada.firstName = 'Ada'
})
afterEach(() => {
  vi.restoreAllMocks()
})

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly type?: string | null
  readonly body?: BodyInit
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends a request through the door that Next would use. */
function send(action: string, { method = 'POST', type, body, headers = {} }: Sent = {}) {
  const path = action === '' ? '' : `/${action}`
  const request = new NextRequest(`${ORIGIN}/api/session${path}`, {
    method,
    headers: {
      host: 'shop.example',
      ...(type === undefined || type === null ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
  const params = Promise.resolve(action === '' ? {} : { action: action.split('/') })
  return method === 'GET' ? routes.GET(request, { params }) : routes.POST(request, { params })
}

function json(action: string, body: unknown, headers = {}) {
  return send(action, { type: 'application/json', body: JSON.stringify(body), headers })
}

function form(action: string, fields: Record<string, string>, headers = {}) {
  const type = 'application/x-www-form-urlencoded'
  return send(action, { type, body: new URLSearchParams(fields).toString(), headers })
}

async function logIn(): Promise<string> {
  const { value } =
    (await json('login', { email, password })).cookies.get('storefront_session') ?? {}
  if (value === undefined) throw new Error('No cookie after login.')
  emulator.journal.clear()
  return `storefront_session=${value}`
}

async function tokenIn(response: NextResponse) {
  const seal = response.cookies.get('storefront_session')?.value
  const read = await unsealSession(seal, { passwords: PASSWORDS })
  return read.status === 'present' ? read.session.customerAccessToken : read.reason
}

async function expectProblem(response: NextResponse, status: number, code: string) {
  const problem = await response.json()
  expect({ status: response.status, code: problem.code }).toEqual({ status, code })
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(response.headers.getSetCookie()).toEqual([])
  expect(problem).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    detail: expect.any(String),
    status,
  })
  return problem
}

describe('POST login', () => {
  test('opens a session and says until when, never with what', async () => {
    const response = await json('login', { email, password, returnTo: '/account/orders?page=2' })
    const token = emulator.tokens.all().at(-1)
    const body = await response.json()
    expect(response.status).toBe(200)
    expect(body).toEqual({
      status: 'signed-in',
      expiresAt: `${new Date(token?.expiresAt ?? 0).toISOString().slice(0, 19)}Z`,
      redirectTo: '/account/orders?page=2',
    })
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.get('set-cookie')).toMatch(
      /^storefront_session=Fe26\.2\*1\*[^;]+; Path=\/; Expires=[^;]+; Max-Age=(36287\d\d|3628800); HttpOnly; SameSite=lax$/,
    )
    expect(await tokenIn(response)).toMatchObject({ accessToken: token?.accessToken })
    expect(JSON.stringify([...response.headers, body])).not.toContain(token?.accessToken)
  })

  test('sends a form on to its returnTo, and to the account without one', async () => {
    const plain = await form('login', { email, password })
    expect([plain.status, plain.headers.get('location')]).toEqual([303, '/account'])
    expect(await tokenIn(plain)).toHaveProperty('accessToken')
    const multipart = new FormData()
    for (const [name, value] of Object.entries({ email, password, returnTo: '/cart' })) {
      multipart.set(name, value)
    }
    const encoded = new Response(multipart)
    const type = encoded.headers.get('content-type')
    const sent = await send('login', { type, body: await encoded.text() })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/cart'])
  })

  test('does not leave the site after it', async () => {
    const response = await json('login', { email, password, returnTo: '//evil.example' })
    expect(await response.json()).toMatchObject({ redirectTo: '/account' })
  })

  test('has one answer for a wrong password and for an unknown address', async () => {
    const wrong = await json('login', { email, password: 'wrong' })
    const unknown = await json('login', { email: 'nobody@example.com', password })
    const problem = await expectProblem(wrong, 401, 'UNIDENTIFIED_CUSTOMER')
    expect(await expectProblem(unknown, 401, 'UNIDENTIFIED_CUSTOMER')).toEqual(problem)
  })

  test('sends a form that failed back with a code, and neither address nor password', async () => {
    const response = await form('login', { email, password: 'wrong', returnTo: '/cart' })
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/account/login?error=UNIDENTIFIED_CUSTOMER&returnTo=%2Fcart',
    ])
    expect(response.headers.getSetCookie()).toEqual([])
    const invalid = await form('login', { email })
    expect(invalid.headers.get('location')).toBe('/account/login?error=INVALID_INPUT')
  })

  test('trims the address but passes the password on untouched', async () => {
    emulator.customers.add({ email: 'space@example.com', password: ' two spaces ' })
    const exact = { email: ' space@example.com ', password: ' two spaces ' }
    expect((await json('login', exact)).status).toBe(200)
    expect((await json('login', { ...exact, password: 'two spaces' })).status).toBe(401)
  })

  test('starts a new session each time, and ends the one that it replaces at Shopify', async () => {
    const cookie = await logIn()
    const first = emulator.tokens.all().at(-1)
    const second = await json('login', { email, password }, { cookie })
    expect(second.headers.get('set-cookie')).not.toContain(cookie)
    expect(emulator.tokens.living(first?.accessToken ?? '')).toBeUndefined()
    expect(await tokenIn(second)).not.toMatchObject({ accessToken: first?.accessToken })
  })

  test('does not end the token that it was just given once more', async () => {
    emulator.switches.reuseActiveToken = true
    const cookie = await logIn()
    const again = await json('login', { email, password }, { cookie })
    const token = await tokenIn(again)
    expect(emulator.tokens.living(Object(token).accessToken)).toBeDefined()
  })

  test('distrusts a token whose end is already past', async () => {
    emulator.switches.tokenLifetimeSeconds = 5
    const ahead = createSessionRoutes({
      storeDomain,
      publicAccessToken: emulator.publicAccessToken,
      password: PASSWORDS,
      now: () => emulator.clock.now() + 10_000,
    })
    const request = new NextRequest(`${ORIGIN}/api/session/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    const response = await ahead.POST(request, { params: Promise.resolve({ action: ['login'] }) })
    await expectProblem(response, 503, 'STOREFRONT_UNAVAILABLE')
  })
})

describe('input', () => {
  test.each([
    ['no fields', {}, ['email REQUIRED', 'password REQUIRED']],
    ['empty fields', { email: '', password: '' }, ['email REQUIRED', 'password REQUIRED']],
    ['blank address', { email: '   ', password }, ['email REQUIRED']],
    ['wrong types', { email: 7, password: { a: 1 } }, ['email INVALID', 'password INVALID']],
    ['null', { email: null, password: null }, ['email INVALID', 'password INVALID']],
    ['no address', { email: 'ada', password }, ['email INVALID']],
    ['long address', { email: `${'a'.repeat(250)}@x.example`, password }, ['email TOO_LONG']],
    ['long password', { email, password: 'p'.repeat(1025) }, ['password TOO_LONG']],
    ['a list', ['ada@example.com'], ['email REQUIRED', 'password REQUIRED']],
    ['a string', 'ada', ['email REQUIRED', 'password REQUIRED']],
  ])('that does not validate names its fields: %s', async (_, body, expected) => {
    const problem = await expectProblem(await json('login', body), 422, 'INVALID_INPUT')
    expect(
      problem.errors.map(({ field, code }: Record<string, string>) => `${field} ${code}`),
    ).toEqual(expected)
    expect(emulator.journal.entries()).toEqual([])
  })

  test('cannot be smuggled in through the prototype', async () => {
    const body = `{"__proto__":${JSON.stringify({ email, password })}}`
    await expectProblem(
      await send('login', { type: 'application/json', body }),
      422,
      'INVALID_INPUT',
    )
    const fields = { '__proto__[email]': email, constructor: 'x', toString: 'y', email }
    const response = await form('login', fields)
    expect(response.headers.get('location')).toBe('/account/login?error=INVALID_INPUT')
  })

  test('never comes back in the answer', async () => {
    const secret = 'p'.repeat(1025)
    const response = await json('login', { email: 'not-an-address-xyz', password: secret })
    expect(await response.text()).not.toMatch(/not-an-address-xyz|pppp/)
  })

  test.each([
    ['{"email":', 'application/json'],
    ['', 'application/json'],
    ['{"email":"\xff@example.com","password":"x"}', 'application/json'],
    ['no boundary', 'multipart/form-data'],
  ])('that does not parse is malformed: %j as %s', async (body, type) => {
    const bytes = Uint8Array.from(body, (character) => character.charCodeAt(0))
    const response = await send('login', { type, body: bytes })
    if (type === 'application/json') await expectProblem(response, 400, 'MALFORMED')
    else expect(response.headers.get('location')).toBe('/account/login?error=MALFORMED')
  })

  test.each(['text/plain', 'application/xml', 'application/json-seq', null])(
    'of another type is refused: %s',
    async (type) => {
      const body = new TextEncoder().encode(JSON.stringify({ email, password }))
      await expectProblem(await send('login', { type, body }), 415, 'UNSUPPORTED_MEDIA_TYPE')
    },
  )

  test('of the right type may name its charset', async () => {
    const body = JSON.stringify({ email, password })
    const type = 'Application/JSON; charset=utf-8'
    expect((await send('login', { type, body })).status).toBe(200)
  })

  test('that is too large is refused, whatever Content-Length claims', async () => {
    const body = JSON.stringify({ email, password: 'p'.repeat(20_000) })
    const headers = { 'content-length': '10' }
    const response = await send('login', { type: 'application/json', body, headers })
    await expectProblem(response, 413, 'TOO_LARGE')
  })

  test('with a field twice is refused rather than guessed', async () => {
    const type = 'application/x-www-form-urlencoded'
    const body = `email=a%40example.com&email=b%40example.com&password=x`
    const response = await send('login', { type, body })
    expect(response.headers.get('location')).toBe('/account/login?error=INVALID_INPUT')
    expect(emulator.journal.entries()).toEqual([])
  })
})

describe('a page of another origin', () => {
  test.each(['login', 'logout'])('cannot post to %s', async (action) => {
    const cookie = await logIn()
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const response = await form(action, { email, password }, { cookie, ...headers })
      await expectProblem(response, 403, 'CROSS_SITE')
    }
    expect(emulator.journal.entries()).toEqual([])
  })

  test('is told apart from our own', async () => {
    const headers = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
    expect((await json('login', { email, password }, headers)).status).toBe(200)
  })
})

describe('a store in trouble', () => {
  test('that throttles is a 429 that says when to come back', async () => {
    emulator.faults.add({ kind: 'throttled' })
    const response = await json('login', { email, password })
    expect(response.headers.get('retry-after')).toBe('60')
    await expectProblem(response, 429, 'THROTTLED')
  })

  test.each(['hang', 'reset', 'error-500', 'html-200', 'truncated-json', 'too-large'] as const)(
    'that is down, slow or talks nonsense is a 503: %s',
    async (kind) => {
      emulator.faults.add({ kind })
      await expectProblem(await json('login', { email, password }), 503, 'STOREFRONT_UNAVAILABLE')
    },
  )

  test('that refuses our API token is a 500, and the log says which variable', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    emulator.faults.add({ kind: 'unauthorized-401' })
    await expectProblem(await json('login', { email, password }), 500, 'STOREFRONT_MISCONFIGURED')
    expect(logged.mock.calls.join()).toContain('SHOPIFY_STOREFRONT_ACCESS_TOKEN')
    expect(logged.mock.calls.join()).not.toContain(password)
  })

  test('that denies a scope is a 500, and the log says which', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    emulator.switches.scopes = []
    await expectProblem(await json('login', { email, password }), 500, 'STOREFRONT_MISCONFIGURED')
    expect(logged.mock.calls.join()).toContain('unauthenticated_write_customers')
  })
})

describe('POST logout', () => {
  test('removes the cookie and ends the token at Shopify', async () => {
    const cookie = await logIn()
    const response = await json('logout', { returnTo: '/products/mug' }, { cookie })
    expect(await response.json()).toEqual({ status: 'signed-out', redirectTo: '/products/mug' })
    expect(response.headers.get('set-cookie')).toBe(
      'storefront_session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; HttpOnly; SameSite=lax',
    )
    expect(emulator.tokens.all().at(-1)?.isRevoked).toBe(true)
  })

  test('does so with an empty body, and sends a form to the home page', async () => {
    const cookie = await logIn()
    const empty = await send('logout', { headers: { cookie } })
    expect([empty.status, await empty.json()]).toEqual([
      200,
      { status: 'signed-out', redirectTo: '/' },
    ])
    const sent = await form('logout', {}, { cookie })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/'])
  })

  test.each(['hang', 'reset', 'error-500', 'unauthorized-401'] as const)(
    'removes the cookie also when Shopify answers with %s',
    async (kind) => {
      const cookie = await logIn()
      emulator.faults.add({ kind })
      const response = await json('logout', {}, { cookie })
      expect(response.status).toBe(200)
      expect(response.cookies.get('storefront_session')).toMatchObject({ value: '', maxAge: 0 })
    },
  )

  test('works for a visitor who has no session', async () => {
    const response = await json('logout', {})
    expect(response.status).toBe(200)
    expect(emulator.journal.entries()).toEqual([])
  })
})

describe('GET', () => {
  test('says signed-out to a visitor, without asking the store', async () => {
    const response = await send('', { method: 'GET' })
    expect(await response.json()).toEqual({ status: 'signed-out' })
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const garbage = await send('', { method: 'GET', headers: { cookie: 'storefront_session=x' } })
    expect(await garbage.json()).toEqual({ status: 'signed-out', reason: 'unreadable' })
    expect(emulator.journal.entries()).toEqual([])
  })

  test('says who is signed in and until when, and writes no cookie', async () => {
    const cookie = await logIn()
    const response = await send('', { method: 'GET', headers: { cookie } })
    expect(await response.json()).toEqual({
      status: 'signed-in',
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      customer: {
        id: expect.stringMatching(/^gid:\/\/shopify\/Customer\/\d+$/),
        firstName: 'Ada',
        lastName: 'Lovelace',
        displayName: 'Ada Lovelace',
      },
    })
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('follows a name that has changed, and writes it down', async () => {
    const cookie = await logIn()
    const ada = emulator.customers.byEmail(email)
    if (ada !== undefined) ada.firstName = 'Augusta'
    const response = await send('', { method: 'GET', headers: { cookie } })
    expect(await response.json()).toMatchObject({ customer: { firstName: 'Augusta' } })
    expect(await tokenIn(response)).toMatchObject({ accessToken: expect.any(String) })
  })

  test.each(['hang', 'error-500', 'unauthorized-401', 'throttled'] as const)(
    'still says so from the seal while the store answers with %s',
    async (kind) => {
      const cookie = await logIn()
      emulator.faults.add({ kind })
      const response = await send('', { method: 'GET', headers: { cookie } })
      expect(await response.json()).toMatchObject({
        status: 'signed-in',
        customer: { firstName: 'Ada' },
      })
      expect(response.headers.getSetCookie()).toEqual([])
    },
  )

  test('says expired past the end, without asking the store', async () => {
    const cookie = await logIn()
    emulator.clock.advance(42 * DAY_MS)
    const response = await send('', { method: 'GET', headers: { cookie } })
    expect(await response.json()).toEqual({ status: 'signed-out', reason: 'expired' })
    expect(emulator.journal.entries()).toEqual([])
  })

  test('says revoked when Shopify calls the token dead, and removes the cookie', async () => {
    const cookie = await logIn()
    for (const token of emulator.tokens.all()) emulator.tokens.revoke(token)
    const response = await send('', { method: 'GET', headers: { cookie } })
    expect(await response.json()).toEqual({ status: 'signed-out', reason: 'revoked' })
    expect(response.cookies.get('storefront_session')).toMatchObject({ value: '', maxAge: 0 })
  })

  test('does not believe a session that another site sealed', async () => {
    const passwords = { 1: 'the password of quite another web site' }
    const seal = await sealSession(sessionFixture(), { passwords, now: Date.now() })
    const headers = { cookie: `storefront_session=${seal}` }
    expect(await (await send('', { method: 'GET', headers })).json()).toEqual({
      status: 'signed-out',
      reason: 'unreadable',
    })
  })
})

describe('any other call', () => {
  test('of a known action by the wrong method is a 405 that names the right one', async () => {
    for (const [action, method, allow] of [
      ['login', 'GET', 'POST'],
      ['logout', 'GET', 'POST'],
      ['', 'POST', 'GET'],
    ] as const) {
      const response = await send(action, { method })
      expect(response.headers.get('allow')).toBe(allow)
      await expectProblem(response, 405, 'METHOD_NOT_ALLOWED')
    }
  })

  test('is a 404', async () => {
    for (const action of ['nothing', 'login/again', 'constructor', '__proto__']) {
      await expectProblem(await send(action), 404, 'NOT_FOUND')
    }
  })

  test('with a broken configuration names the variable at the first request', async () => {
    const broken = createSessionRoutes({ password: 'short' })
    const request = new NextRequest(`${ORIGIN}/api/session`)
    await expect(broken.GET(request, { params: Promise.resolve({}) })).rejects.toThrow(
      /SESSION_PASSWORD is too short/,
    )
  })
})
