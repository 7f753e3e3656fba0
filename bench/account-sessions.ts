import { randomBytes } from 'node:crypto'
import { guardedTokens } from '../lib/core/session/guarded-token.ts'
import { type CustomerAccountSession, startAccountSession } from '../lib/core/session/session.ts'
import { cookieHeader, customerFixture } from './sessions.ts'

/** What a log-in on Shopify's page gives, of which a session keeps these two. */
export interface AccountTokens {
  readonly accessToken: string
  readonly refreshToken: string
}

/** How sessions of customer accounts are made. */
export interface AccountSessionsRequest {
  readonly count: number
  /** Minutes since the access token was issued; from the 30th on, it is in its window. @default 0 */
  readonly ageMinutes?: number
  /** @default tokens as long as those that have been seen, that no store knows */
  readonly tokens?: readonly AccountTokens[]
}

/** As many characters had the access tokens of Shopify's that have been published. */
export const SEEN_CHARACTERS = 900

/** And as many are plausible: docs/decisions/0034. */
export const MOST_CHARACTERS = 1100

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const SESSION_MS = 30 * 24 * HOUR_MS

/** As many `Cookie` headers, each with the seal of another session of a customer account. */
export async function accountCookies(request: AccountSessionsRequest): Promise<string[]> {
  const cookies: string[] = []
  for (const session of accountSessions(request)) {
    cookies.push(await cookieHeader(session))
  }
  return cookies
}

/** As many sessions, each with tokens of its own. */
export function accountSessions({
  count,
  ageMinutes = 0,
  tokens,
}: AccountSessionsRequest): CustomerAccountSession[] {
  const issuedAt = Date.now() - ageMinutes * MINUTE_MS
  const ends = { expiresAt: after(issuedAt, HOUR_MS), sessionEndsAt: after(issuedAt, SESSION_MS) }
  return Array.from({ length: count }, (_, index) =>
    startAccountSession(
      guardedTokens({
        ...(tokens?.[index] ?? tokensOf(SEEN_CHARACTERS)),
        ...ends,
        tokenEndpoint: null,
      }),
      customerFixture(index),
      issuedAt,
    ),
  )
}

/** Tokens in the look of Shopify's, whose characters no compression would shorten. */
export function tokensOf(characters: number): AccountTokens {
  const prefix = 'shcat_'
  return {
    accessToken: prefix + randomText(characters - prefix.length),
    refreshToken: `shcrt_${randomBytes(16).toString('hex')}`,
  }
}

/** As many characters of what no compression would shorten. */
export function randomText(characters: number): string {
  return randomBytes(characters).toString('base64url').slice(0, characters)
}

/** Without milliseconds, as the layer writes it. */
function after(instant: number, milliseconds: number): string {
  return `${new Date(instant + milliseconds).toISOString().slice(0, 19)}Z`
}
