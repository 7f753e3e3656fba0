import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { SessionEvent } from '../core/events/session-event.ts'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { type Browser, openBrowser } from './browser-fixture.ts'
import { createSessionRoutes } from './create-session-routes.ts'
import { CLIENT_ID, json, type Provider, SHOP, startProvider } from './provider-fixture.ts'

let provider: Provider
let browser: Browser
let now = 0
const events: SessionEvent[] = []

beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.close())
beforeEach(() => {
  now = 0
  events.length = 0
  provider.faces.clear()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  browser = openBrowser(
    createSessionRoutes({
      storeDomain: provider.origin,
      publicAccessToken: 'public',
      password: PASSWORDS,
      siteOrigin: SHOP,
      customerAccountClientId: CLIENT_ID,
      now: () => Date.now() + now,
      renewTimeoutMs: 20_000,
      onEvent: (event) => events.push(event),
    }),
  )
})
afterEach(() => void vi.restoreAllMocks())

const durationMs = expect.any(Number)
const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/)

/** From the login link to the address of the callback. */
async function toCallback(): Promise<string> {
  const response = await browser.get('/api/session/login?loginHint=ada@shop.example')
  return browser.logInAt(response.headers.get('location') ?? '')
}

function changed(callback: string, parameters: Readonly<Record<string, string | null>>): string {
  const url = new URL(callback)
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return url.href
}

test('a log-in on Shopify’s page and its log-out are told, without a word of whom', async () => {
  const callback = await toCallback()
  await browser.get(callback)
  const secrets = [...browser.jar.values()]
  await browser.post('/api/session/logout')
  expect(events).toEqual([
    { type: 'login-started', isRetry: false, durationMs, requestId },
    { type: 'logged-in', accounts: 'oauth', by: 'callback', durationMs, requestId },
    { type: 'logged-out', accounts: 'oauth', revoked: false, durationMs, requestId },
  ])
  const { searchParams } = new URL(callback)
  const sent = ['code', 'state'].map((name) => searchParams.get(name) ?? '')
  // In one run of sixty, the random digits of an id spelt "ada".
  const told = JSON.stringify(events, (key, value) => (key === 'requestId' ? null : value))
  for (const secret of [...secrets, ...sent, 'ada']) {
    expect(secret).not.toBe('')
    expect(told).not.toContain(secret)
  }
})

/** What a browser comes back with, or does before; and what the operator hears of it. */
const FAILURES: readonly (readonly [string, (callback: string) => unknown])[] = [
  ['unknown-state', (callback) => browser.get(changed(callback, { state: 'made up' }))],
  [
    'late',
    (callback) => {
      now = 31 * 60_000
      return browser.get(callback)
    },
  ],
  ['denied', (callback) => browser.get(changed(callback, { code: null, error: 'access_denied' }))],
  [
    'shopify-error',
    (callback) => browser.get(changed(callback, { code: null, error: 'server_error' })),
  ],
  ['no-code', (callback) => browser.get(changed(callback, { code: null }))],
  ['code-refused', (callback) => browser.get(changed(callback, { code: 'made up' }))],
  [
    'http-status',
    (callback) => {
      provider.faces.set('/token', (_, response) => json(response, 503, {}))
      return browser.get(callback)
    },
  ],
  [
    'throttled',
    (callback) => {
      provider.faces.set('/token', (_, response) => json(response, 429, {}))
      return browser.get(callback)
    },
  ],
  [
    'id-token',
    (callback) => {
      provider.faces.set('/token', async (_, response) => {
        const claims = { iss: provider.origin, aud: CLIENT_ID, sub: 'ada', iat: 1, exp: 2 }
        const id_token = await provider.sign(claims)
        json(response, 200, { access_token: 'shcat_x', refresh_token: 'shcrt_x', id_token })
      })
      return browser.get(callback)
    },
  ],
]

test.each(FAILURES)('a log-in that comes to nothing says why: %s', async (cause, arrive) => {
  const callback = await toCallback()
  events.length = 0
  await arrive(callback)
  expect(events).toEqual([{ type: 'login-failed', cause, durationMs, requestId }])
})

test('one that comes a second time, after the log-out, says so', async () => {
  const callback = await toCallback()
  await browser.get(callback)
  await browser.post('/api/session/logout')
  events.length = 0
  await browser.get(callback)
  expect(events).toMatchObject([{ type: 'login-failed', cause: 'repeated' }])
})

test('one whose browser keeps no cookies is begun again, once, and then says so', async () => {
  const callback = await toCallback()
  browser.jar.clear()
  const again = (await browser.get(callback)).headers.get('location') ?? ''
  const second = await browser.logInAt(again)
  browser.jar.clear()
  await browser.get(second)
  expect(events).toMatchObject([
    { type: 'login-started', isRetry: false },
    { type: 'login-started', isRetry: true },
    { type: 'login-failed', cause: 'no-cookie' },
  ])
})

test('a client that Shopify refuses is told as that, and to the operator', async () => {
  const callback = await toCallback()
  events.length = 0
  provider.faces.set('/token', (_, response) => json(response, 401, { error: 'invalid_client' }))
  await browser.get(callback)
  expect(events).toMatchObject([
    { type: 'misconfigured', problem: 'customer-account-client' },
    { type: 'login-failed', cause: 'customer-account-client' },
  ])
})

test('while Shopify cannot be found, no log-in begins, and that is told', async () => {
  provider.faces.set('/.well-known/openid-configuration', (_, response) => json(response, 503, {}))
  await browser.get('/api/session/login')
  expect(events).toMatchObject([{ type: 'login-failed', cause: 'http-status' }])
})

test('a form with a password is told as an action that has failed', async () => {
  await browser.postJson('/api/session/login', { email: 'a@shop.example', password: 'x' })
  expect(events).toMatchObject([{ type: 'action-failed', action: 'login', code: 'HOSTED_LOGIN' }])
})
