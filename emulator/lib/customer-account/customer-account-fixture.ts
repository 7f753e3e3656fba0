import { createHash, randomBytes } from 'node:crypto'
import { afterEach, beforeEach } from 'vitest'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type EmulatorOptions,
  type StorefrontEmulator,
} from '../index.ts'

/** For tests: where the storefront would be. Nobody listens there. */
export const SHOP = 'http://localhost:3000'
export const CALLBACK = `${SHOP}/api/session/callback`
export const SCOPE = 'openid email customer-account-api:full'
export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** For tests: the answer of an endpoint. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape of what came
  readonly body: any
}

/** For tests: what a browser keeps, and sends again. It follows no redirect by itself. */
export function createBrowser() {
  const jar = new Map<string, string>()
  return {
    jar,
    async open(url: string, form?: Readonly<Record<string, string>>, headers = {}) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { ...headers, cookie },
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      })
      for (const set of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
        if (value === '') jar.delete(name)
        else jar.set(name, value)
      }
      const location = response.headers.get('location')
      return {
        status: response.status,
        text: await response.text(),
        headers: response.headers,
        location: location === null ? '' : new URL(location, url).href,
      }
    },
  }
}

export type Browser = ReturnType<typeof createBrowser>

/** For tests: an emulator for each test, and a client that talks to it as a storefront does. */
export function customerAccounts(options: EmulatorOptions = {}) {
  let emulator: StorefrontEmulator
  let origin = ''

  beforeEach(async () => {
    emulator = createStorefrontEmulator(options)
    origin = await emulator.listen()
  })
  afterEach(() => emulator.close())

  const clientId = () => emulator.customerAccounts.client.clientId
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')

  /** The address that a log-in begins at; null leaves a parameter out. */
  function authorizeUrl(changed: Readonly<Record<string, string | null>> = {}): string {
    const all = {
      client_id: clientId(),
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: SCOPE,
      state: 'the state',
      nonce: 'the nonce',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...changed,
    }
    const sent = Object.entries(all).filter((each): each is [string, string] => each[1] !== null)
    return `${origin}/authentication/oauth/authorize?${new URLSearchParams(sent)}`
  }

  /** The answer of the token endpoint. */
  async function token(form: Readonly<Record<string, string>>, headers = {}): Promise<Reply> {
    const response = await fetch(`${origin}/authentication/oauth/token`, {
      method: 'POST',
      headers: { Origin: SHOP, 'User-Agent': 'a storefront', ...headers },
      body: new URLSearchParams({ client_id: clientId(), ...form }),
    })
    const body = await response.text()
    return { status: response.status, headers: response.headers, body: JSON.parse(body || 'null') }
  }

  const shop = {
    emulator: () => emulator,
    origin: () => origin,
    authorizeUrl,
    token,
    lastCode: () => emulator.outbox.all().at(-1)?.code ?? '',
    /** Types an address and the code that was mailed to it; where that leads to. */
    async typeIn(browser: Browser, login: string, email: string = DEMO_CUSTOMER.email) {
      await browser.open(login, { step: 'email', email })
      const { location: resume } = await browser.open(login, { code: shop.lastCode() })
      return (await browser.open(resume)).location
    },
    /** Logs in; the code that the callback is given. */
    async code(browser = createBrowser(), email?: string, changed = {}): Promise<string> {
      const { location } = await browser.open(authorizeUrl(changed))
      const callback = location.startsWith(CALLBACK)
        ? location
        : await shop.typeIn(browser, location, email)
      return new URL(callback).searchParams.get('code') ?? ''
    },
    exchange: (code: string, changed = {}, headers = {}) =>
      token(
        {
          grant_type: 'authorization_code',
          redirect_uri: CALLBACK,
          code,
          code_verifier: verifier,
          ...changed,
        },
        headers,
      ),
    refresh: (refreshToken: string, headers = {}) =>
      token({ grant_type: 'refresh_token', refresh_token: refreshToken }, headers),
    /** The tokens of a customer who has logged in. */
    async logIn(email?: string) {
      return (await shop.exchange(await shop.code(createBrowser(), email))).body
    },
    /** The answer of the Customer Account API. */
    async ask(
      accessToken: string,
      query: string,
      { variables = {}, headers = {}, path = '/customer/api/2026-04/graphql' } = {},
    ): Promise<Reply> {
      const response = await fetch(`${origin}${path}`, {
        method: 'POST',
        headers: {
          Authorization: accessToken,
          'Content-Type': 'application/json',
          Origin: SHOP,
          'User-Agent': 'a storefront',
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      })
      return { status: response.status, headers: response.headers, body: await response.json() }
    },
  }
  return shop
}
