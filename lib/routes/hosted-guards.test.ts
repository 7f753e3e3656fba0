import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openFor } from '../core/session/seal-for.ts'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { type Browser, openBrowser } from './browser-fixture.ts'
import { createSessionRoutes } from './create-session-routes.ts'
import { CLIENT_ID, type Provider, SHOP, startProvider } from './provider-fixture.ts'

let provider: Provider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.close())
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

const OLD = PASSWORDS[1]
const NEW = 'the second password of this shop, long enough'

function routesWith(password: Readonly<Record<number, string>>) {
  return createSessionRoutes({
    storeDomain: provider.origin,
    publicAccessToken: 'public',
    password,
    siteOrigin: SHOP,
    customerAccountClientId: CLIENT_ID,
    renewTimeoutMs: 20_000,
  })
}

/** The same browser after the shop was deployed with other passwords. */
function later(browser: Browser, password: Readonly<Record<number, string>>): Browser {
  const again = openBrowser(routesWith(password))
  for (const [name, value] of browser.jar) again.jar.set(name, value)
  return again
}

const locationOf = (response: Response) => response.headers.get('location') ?? ''

async function toCallback(browser: Browser): Promise<string> {
  return browser.logInAt(locationOf(await browser.get('/api/session/login?returnTo=/cart')))
}

test('a log-in that began under the password before the last is finished under the new one', async () => {
  const browser = openBrowser(routesWith({ 1: OLD }))
  const callback = await toCallback(browser)
  expect(locationOf(await later(browser, { 1: OLD, 2: NEW }).get(callback))).toBe('/cart')
})

test('one that began under a password that is gone begins no session, and is no error page', async () => {
  const browser = openBrowser(routesWith({ 1: OLD }))
  const callback = await toCallback(browser)
  provider.asked.length = 0
  const after = later(browser, { 2: NEW })
  const response = await after.get(callback)
  expect([response.status, locationOf(response)]).toEqual([
    303,
    '/account/login?error=LOGIN_FAILED',
  ])
  expect(provider.asked).toEqual([])
  expect(locationOf(await after.get(await toCallback(after)))).toBe('/cart')
})

test('a cookie of another password of the same number is none', async () => {
  const browser = openBrowser(routesWith({ 1: OLD }))
  const callback = await toCallback(browser)
  const response = await later(browser, { 1: NEW }).get(callback)
  expect(locationOf(response)).toBe('/account/login?error=LOGIN_FAILED')
})

test('a router that looks ahead does not log anybody out at Shopify, nor use up the way there', async () => {
  const browser = openBrowser(routesWith({ 1: OLD }))
  await browser.get(await toCallback(browser))
  await browser.postJson('/api/session/logout', {})
  const ahead = await browser.get('/api/session/logout/continue', { rsc: '1' })
  expect([locationOf(ahead), ahead.headers.getSetCookie()]).toEqual(['/', []])
  const way = await browser.get('/api/session/logout/continue')
  expect(locationOf(way)).toContain(`${provider.origin}/session/end?`)
})

test('the id token leaves once, in the way to Shopify, and nowhere else', async () => {
  const browser = openBrowser(routesWith({ 1: OLD }))
  const callback = await toCallback(browser)
  const answers: Response[] = []
  const note = async (asked: Promise<Response>) => void answers.push(await asked)
  await note(browser.get(callback))
  const seal = browser.jar.get('__Secure-storefront_session_hint') ?? ''
  const hint = await openFor('hint', { seal, passwords: PASSWORDS })
  const idToken = String(hint.status === 'opened' && hint.data['idToken'])
  expect(idToken).toMatch(/^ey/)
  await note(browser.get('/api/session'))
  await note(browser.get(callback))
  await note(browser.postJson('/api/session/logout', {}))
  await note(browser.get('/api/session/logout/continue', { rsc: '1' }))
  await note(browser.get('/api/session/logout/continue'))
  await note(browser.get('/api/session/logout/continue'))
  await note(browser.get(callback))
  const whole = await Promise.all(
    answers.map(async (each) => JSON.stringify([...each.headers]) + (await each.text())),
  )
  expect(whole.map((text) => text.includes(idToken))).toEqual([
    ...[false, false, false, false, false],
    true,
    ...[false, false],
  ])
})
