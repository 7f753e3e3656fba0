import { DEMO_CUSTOMER, tokenHash } from 'storefront-emulator'
import { logInOverHttp } from './log-in-without-browser.ts'
import type { Shop } from './start-shop.ts'

/** What a visitor has to know of a shop. */
export type Visited = Pick<Shop, 'url' | 'emulator' | 'accountKind'>

/** An answer as a visitor without a browser sees it. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
  /** The session cookie that was set, as `name=value`; empty if it was removed; null if untouched. */
  readonly sessionCookie: string | null
  readonly milliseconds: number
}

/** Logs a customer in as the shop's customers do; returns the session cookie as `name=value`. */
export async function logInAt(
  shop: Visited,
  { email, password } = DEMO_CUSTOMER as { email: string; password: string },
): Promise<string> {
  if (shop.accountKind.name === 'hosted') return logInOverHttp({ url: shop.url, email })
  const { sessionCookie, status } = await ask(shop, '/api/session/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!sessionCookie) throw new Error(`The login was answered with ${status}.`)
  return sessionCookie
}

/** Asks with exactly these cookies, without a jar, so that requests can overlap as they like. */
export async function ask(shop: Visited, path: string, init: RequestInit = {}): Promise<Answer> {
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
export function askWith(shop: Visited, path: string, cookie: string): Promise<Answer> {
  return ask(shop, path, { headers: { cookie } })
}

/**
 * The newest tokens that a renewal sends, by their hashes: those that the test has just logged in
 * for.
 */
export async function newestTokens({ accountKind, emulator }: Visited, count: number) {
  const secrets = await emulator.secrets()
  const sent = accountKind.name === 'hosted' ? 'refresh-token' : 'customer-access-token'
  const tokens = secrets.filter(({ kind }) => kind === sent)
  return new Set(tokens.slice(-count).map(({ value }) => tokenHash(value)))
}

/**
 * How often these tokens were renewed since the journal was cleared. A page of the test before may
 * still be asking for something, with a token of its own, in a window that this test has opened.
 */
export async function renewalsOf(
  { accountKind, emulator }: Visited,
  tokens: ReadonlySet<string>,
): Promise<number> {
  const entries = (await emulator.journal()).filter(
    ({ fields, tokenHash: hash }) =>
      fields.includes(accountKind.renewal) && hash !== null && tokens.has(hash),
  )
  return entries.length
}

/** Who is signed in, by this cookie. */
export async function sessionBy(shop: Visited, cookie: string) {
  return JSON.parse((await askWith(shop, '/api/session', cookie)).body)
}
