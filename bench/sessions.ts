import { guardedToken } from '../lib/core/session/guarded-token.ts'
import { sealedCookie } from '../lib/core/session/sealed-cookie.ts'
import { SESSION_VERSION, type Session, type SessionCustomer } from '../lib/core/session/session.ts'

/** What the storefronts of the benchmark seal with. */
export const PASSWORD = 'a password of the benchmark, 32 characters or more'

/** The session cookie's name on http. */
export const COOKIE_NAME = 'storefront_session'

const DAY_MS = 86_400_000
const LIFETIME_MS = 42 * DAY_MS

/** How sessions are made. */
export interface SessionsRequest {
  readonly count: number
  /** Days since the token was issued; from the 21st on, it is in its renewal window. @default 0 */
  readonly ageDays?: number
  /** @default tokens of 32 characters, as Shopify's are, that no store knows */
  readonly accessTokens?: readonly string[]
}

/** As many `Cookie` headers, each with the seal of another session. */
export async function sessionCookies(request: SessionsRequest): Promise<string[]> {
  const cookies: string[] = []
  for (const session of sessions(request)) {
    cookies.push(await cookieHeader(session))
  }
  return cookies
}

/** The `Cookie` header of a session, with the value that a log-in writes. */
export async function cookieHeader(session: Session): Promise<string> {
  const config = { passwords: { 1: PASSWORD }, renewal: { renewWithinSeconds: null } }
  const site = { cookieName: COOKIE_NAME, isHttps: false }
  const { name, value } = await sealedCookie(session, { config, site, now: Date.now() })
  return `${name}=${value}`
}

/** As many sessions, each with a token of its own. */
export function sessions({ count, ageDays = 0, accessTokens }: SessionsRequest): Session[] {
  const issuedAt = Date.now() - ageDays * DAY_MS
  return Array.from({ length: count }, (_, index) => ({
    version: SESSION_VERSION,
    customerAccessToken: guardedToken({
      accessToken: accessTokens?.[index] ?? index.toString(16).padStart(32, '0'),
      expiresAt: `${new Date(issuedAt + LIFETIME_MS).toISOString().slice(0, 19)}Z`,
    }),
    issuedAt: new Date(issuedAt).toISOString(),
    customer: customerFixture(index),
  }))
}

/** Whose session it is. */
export function customerFixture(index: number): SessionCustomer {
  return {
    id: `gid://shopify/Customer/${6_000_000_000_000 + index}`,
    firstName: 'Ada',
    lastName: 'Lovelace',
    displayName: 'Ada Lovelace',
  }
}
