import tls from 'node:tls'
import { NextRequest } from 'next/server.js'
import {
  createStorefrontEmulator,
  DEFAULT_CLIENT_ID,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { SessionOptions } from '../core/config/options.ts'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { createSessionMiddleware } from '../middleware/create-session-middleware.ts'
import { openBrowser } from './browser-fixture.ts'
import { createSessionRoutes } from './create-session-routes.ts'
import { SHOP } from './provider-fixture.ts'

const SHOP_ID = '98765'

/** Where the shop is told to find Shopify, and where the emulator is then asked. */
const WAYS = [
  { name: 'http and discovery', tls: false, shopId: undefined, base: '/authentication' },
  {
    name: 'http and the shop’s number',
    tls: false,
    shopId: SHOP_ID,
    base: `/authentication/${SHOP_ID}`,
  },
  { name: 'https and discovery', tls: true, shopId: undefined, base: '/authentication' },
  {
    name: 'https and the shop’s number',
    tls: true,
    shopId: SHOP_ID,
    base: `/authentication/${SHOP_ID}`,
  },
]

const trusted = tls.getCACertificates('default')
afterEach(() => tls.setDefaultCACertificates(trusted))

describe.each(WAYS)('by $name', ({ tls: isTls, shopId, base }) => {
  let emulator: StorefrontEmulator
  let storeDomain: string

  beforeAll(async () => {
    const listed = { redirectUris: [`${SHOP}/api/session/callback`], logoutUris: [`${SHOP}/`] }
    const customerAccounts = { ...listed, origins: [SHOP], shopId: SHOP_ID }
    emulator = createStorefrontEmulator({ tls: isTls, customerAccounts })
    storeDomain = await emulator.listen()
  })
  afterAll(() => emulator.close())

  const options = (): SessionOptions => ({
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    siteOrigin: SHOP,
    customerAccountClientId: DEFAULT_CLIENT_ID,
    shopId,
    now: emulator.clock.now,
    renewWaitMs: 20_000,
    renewTimeoutMs: 20_000,
  })

  test('a customer logs in, is renewed, and logs out, here and there', async () => {
    // As NODE_EXTRA_CA_CERTS has it, which only a process that begins reads.
    const own = emulator.certificateAuthority
    if (own !== null) tls.setDefaultCACertificates([...trusted, own])
    const browser = openBrowser(createSessionRoutes(options()))
    const there = openPages()

    const begun = locationOf(await browser.get('/api/session/login?returnTo=/cart'))
    expect(begun.split('?', 1)).toEqual([`${storeDomain}${base}/oauth/authorize`])
    const callback = await there.logIn(begun, () => emulator.outbox.all().at(-1)?.code ?? '')
    expect(locationOf(await browser.get(callback))).toBe('/cart')
    const { status, customer } = await (await browser.get('/api/session')).json()
    expect([status, customer.displayName]).toEqual(['signed-in', 'Ada Lovelace'])

    emulator.clock.advance(40 * 60_000)
    emulator.journal.clear()
    const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const middleware = createSessionMiddleware(options())
    const response = await middleware(new NextRequest(`${SHOP}/`, { headers: { cookie } }))
    const renewed = response.cookies.getAll().find(({ value }) => value.startsWith('Fe26'))
    expect(emulator.journal.count('refresh_token')).toBe(1)
    browser.jar.set(renewed?.name ?? '', renewed?.value ?? '')

    const left = locationOf(await browser.post('/api/session/logout'))
    expect(left.split('?', 1)).toEqual([`${storeDomain}${base}/logout`])
    expect(await there.open(left)).toBe(`${SHOP}/`)
    expect((await (await browser.get('/api/session')).json()).status).toBe('signed-out')
  })
})

const locationOf = (response: Response) => response.headers.get('location') ?? ''

/** A browser on Shopify's pages, which keeps what they give it. */
function openPages() {
  const jar = new Map<string, string>()

  /** Where the address leads; the address itself, if it leads nowhere. */
  async function open(url: string, form?: Readonly<Record<string, string>>): Promise<string> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = form && { method: 'POST', body: new URLSearchParams(form) }
    const response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...body })
    await response.text()
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    return new URL(locationOf(response) || url, url).href
  }

  return {
    open,
    async logIn(url: string, code: () => string): Promise<string> {
      const page = await open(url)
      await open(page, { step: 'email', email: DEMO_CUSTOMER.email })
      return open(await open(page, { code: code() }))
    },
  }
}
