import { NextRequest } from 'next/server.js'
import { describe, expect, test, vi } from 'vitest'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { createSessionRoutes } from './create-session-routes.ts'
import {
  email,
  emulator,
  expectProblem,
  form,
  json,
  logIn,
  ORIGIN,
  password,
  send,
  storeDomain,
  tokenIn,
} from './route-fixture.ts'

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
    const [session, known, ...others] = response.headers.getSetCookie()
    expect(session).toMatch(
      /^storefront_session=Fe26\.2\*1\*[^;]+; Path=\/; Expires=[^;]+; Max-Age=(36287\d\d|3628800); HttpOnly; SameSite=lax$/,
    )
    expect(known).toMatch(
      /^storefront_session_known=1\.[^;]{36,100}; Path=\/; Expires=[^;]+; Max-Age=15552000; HttpOnly; SameSite=lax$/,
    )
    expect(others).toEqual([])
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

  test('sends a form that failed back with a code, and what was typed in no URL', async () => {
    const response = await form('login', { email, password: 'wrong', returnTo: '/cart' })
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/account/login?error=UNIDENTIFIED_CUSTOMER&returnTo=%2Fcart',
    ])
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^storefront_session_typed=Fe26\.2\*1\*[^;]+; Path=\/; Expires=[^;]+; Max-Age=60; HttpOnly; SameSite=lax$/,
      ),
    ])
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
    expect(emulator.tokens.valid(first?.accessToken ?? '')).toBeUndefined()
    expect(await tokenIn(second)).not.toMatchObject({ accessToken: first?.accessToken })
  })

  test('does not end the token that it was just given once more', async () => {
    emulator.behaviour.reuseActiveToken = true
    const cookie = await logIn()
    const again = await json('login', { email, password }, { cookie })
    const token = await tokenIn(again)
    expect(emulator.tokens.valid(Object(token).accessToken)).toBeDefined()
  })

  test('distrusts a token whose end is already past', async () => {
    emulator.behaviour.tokenLifetimeSeconds = 5
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

describe('a store in trouble', () => {
  test('that throttles is a 429 that says when to come back', async () => {
    emulator.faults.add({ kind: 'throttled' })
    const response = await json('login', { email, password })
    expect(response.headers.get('retry-after')).toBe('60')
    await expectProblem(response, 429, 'THROTTLED')
  })

  test.each(['hang', 'reset', 'error-500', 'html-200', 'truncated-json', 'too-large'] as const)(
    'that is down, slow or answers what cannot be read is a 503: %s',
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
    emulator.behaviour.scopes = []
    await expectProblem(await json('login', { email, password }), 500, 'STOREFRONT_MISCONFIGURED')
    expect(logged.mock.calls.join()).toContain('unauthenticated_write_customers')
  })
})
