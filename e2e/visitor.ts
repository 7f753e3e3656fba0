import type { EmulatorControl } from 'next-storefront-session/playwright'
import { DEMO_CUSTOMER, tokenHash } from 'storefront-emulator'
import type { Shop } from './start-shop.ts'

/** An answer as a visitor without a browser sees it. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
  /** The session cookie that was set, as `name=value`; empty if it was removed; null if untouched. */
  readonly sessionCookie: string | null
  readonly milliseconds: number
}

/** Logs a customer in; returns the session cookie as `name=value`. */
export async function logInAt(
  shop: Shop,
  { email, password } = DEMO_CUSTOMER as { email: string; password: string },
): Promise<string> {
  const { sessionCookie, status } = await ask(shop, '/api/session/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!sessionCookie) throw new Error(`The login was answered with ${status}.`)
  return sessionCookie
}

/** Asks with exactly these cookies, without a jar, so that requests can overlap as they like. */
export async function ask(shop: Shop, path: string, init: RequestInit = {}): Promise<Answer> {
  const startedAt = performance.now()
  const response = await fetch(shop.url + path, { redirect: 'manual', ...init })
  const body = await response.text()
  const milliseconds = performance.now() - startedAt
  const { status, headers } = response
  return { status, headers, body, sessionCookie: cookieIn(headers), milliseconds }
}

function cookieIn(headers: Headers): string | null {
  const line = headers.getSetCookie().find((cookie) => cookie.startsWith('storefront_session='))
  if (line === undefined) return null
  return /max-age=0/i.test(line) ? '' : (line.split(';')[0] ?? null)
}

/** Asks with a cookie. */
export function askWith(shop: Shop, path: string, cookie: string): Promise<Answer> {
  return ask(shop, path, { headers: { cookie } })
}

/** The newest tokens of the store, by their hashes: those that the test has just logged in for. */
export async function newestTokens(emulator: EmulatorControl, count: number) {
  const secrets = await emulator.secrets()
  const tokens = secrets.filter(({ kind }) => kind === 'customer-access-token')
  return new Set(tokens.slice(-count).map(({ value }) => tokenHash(value)))
}

/**
 * How often these tokens were renewed since the journal was cleared. A page of the test before may
 * still be asking for something, with a token of its own, in a window that this test has opened.
 */
export async function renewalsOf(
  emulator: EmulatorControl,
  tokens: ReadonlySet<string>,
): Promise<number> {
  const entries = (await emulator.journal()).filter(
    ({ fields, tokenHash: hash }) =>
      fields.includes('customerAccessTokenRenew') && hash !== null && tokens.has(hash),
  )
  return entries.length
}

/** Who is signed in, by this cookie. */
export async function sessionBy(shop: Shop, cookie: string) {
  return JSON.parse((await askWith(shop, '/api/session', cookie)).body)
}
