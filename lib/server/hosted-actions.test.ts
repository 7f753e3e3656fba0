// Next's modules need it when they are loaded.
import 'next/dist/server/node-environment-baseline.js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sealedCookie } from '../core/session/sealed-cookie.ts'
import { startAccountSession } from '../core/session/session.ts'
import { accountSessionFixture, PASSWORDS, SEALING } from '../core/session/session-fixture.ts'
import { CLIENT_ID, json, type Provider, startProvider } from '../routes/provider-fixture.ts'
import { createSessionActions } from './create-session-actions.ts'
import { post } from './next-fixture.ts'

const OWN = { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' }

let provider: Provider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.close())
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => {
  vi.restoreAllMocks()
  provider.faces.clear()
})

const actions = (more = {}) =>
  createSessionActions({
    storeDomain: provider.origin,
    publicAccessToken: 'public',
    password: PASSWORDS,
    siteOrigin: 'https://shop.example',
    customerAccountClientId: CLIENT_ID,
    ...more,
  })

describe('the action that logs in', () => {
  test('is a button that leads to Shopify’s page, and remembers where to go afterwards', async () => {
    const fields = { returnTo: '/cart', locale: 'pt', loginHint: 'ada@shop.example' }
    const answer = await post(actions().logIn, fields, OWN)
    const url = new URL(answer.headers.get('location') ?? '')
    expect([answer.status, url.origin]).toEqual([303, provider.origin])
    expect(url.searchParams.get('redirect_uri')).toBe('https://shop.example/api/session/callback')
    expect(url.searchParams.get('login_hint')).toBe('ada@shop.example')
    expect(answer.headers.get('set-cookie')).toMatch(
      /^(__Host-)?storefront_session_login_0=Fe26\S*; Path=\/; .*HttpOnly/,
    )
  })

  test('says that Shopify cannot be reached, and stays', async () => {
    provider.faces.set('/.well-known/openid-configuration', (_, response) =>
      json(response, 503, {}),
    )
    const answer = await post(actions().logIn, { returnTo: '/cart' }, OWN)
    expect(await answer.json()).toMatchObject({ status: 'failed', code: 'STOREFRONT_UNAVAILABLE' })
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('takes a password only where a shop has both doors', async () => {
    const fields = { email: 'ada@shop.example', password: '' }
    const hosted = await post(actions().logIn, fields, OWN)
    expect(hosted.headers.get('location')).toContain(provider.origin)
    const both = await post(actions({ legacyAccounts: true }).logIn, fields, OWN)
    expect(await both.json()).toMatchObject({ status: 'failed', code: 'INVALID_INPUT' })
  })

  test('does nothing for a page of another site', async () => {
    const answer = await post(actions().logIn, {}, { origin: 'https://evil.example' })
    expect(await answer.json()).toMatchObject({ code: 'CROSS_SITE' })
  })
})

test('the other actions with a password are closed', async () => {
  const { register, recover, changePassword } = actions()
  for (const action of [register, recover, changePassword]) {
    const answer = await post(action, { email: 'ada@shop.example' }, OWN)
    expect(await answer.json()).toMatchObject({ status: 'failed', code: 'HOSTED_LOGIN' })
  }
})

test('the action that logs out leads on to Shopify by a path of this site', async () => {
  const { customerAccount, customer } = accountSessionFixture({
    sessionEndsAt: new Date(Date.now() + 86_400_000).toISOString(),
  })
  const session = startAccountSession(customerAccount, customer, Date.now())
  const site = { cookieName: 'storefront_session', isHttps: true }
  const { name, value } = await sealedCookie(session, {
    config: SEALING,
    site,
    now: Date.now(),
  })
  const answer = await post(
    actions().logOut,
    { returnTo: '/cart' },
    {
      ...OWN,
      cookie: `${name}=${value}`,
      'x-forwarded-proto': 'https',
    },
  )
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/api/session/logout/continue')
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-storefront_session=; .*1970/)
})
