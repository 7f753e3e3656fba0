import { guardedToken, guardedTokens } from '../../lib/core/session/guarded-token.ts'
import {
  type Credential,
  SESSION_VERSION,
  type Session,
  type SessionCustomer,
} from '../../lib/core/session/session.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

/** How long a token lives, and after what part of that it is renewed: in the middle. */
export const LIFE_MS = { account: HOUR_MS, legacy: 42 * DAY_MS } as const

/** A session of a log-in on Shopify's page, last renewed at an instant (epoch milliseconds). */
export function accountSession(index: number, renewedAt: number): Session {
  return { ...facts(index, renewedAt), ...accountCredential(renewedAt) } as Session
}

/** A session of an e-mail address and a password, last renewed at an instant. */
export function legacySession(index: number, renewedAt: number): Session {
  return { ...facts(index, renewedAt), ...legacyCredential(renewedAt) } as Session
}

/** What Shopify gives at an instant, of the same kind as before. Only the instants count here. */
export function renewedCredential({ customerAccount }: Session, now: number): Credential {
  return customerAccount === undefined ? legacyCredential(now) : accountCredential(now)
}

/** Tokens as long as Shopify's. */
function accountCredential(now: number): Credential {
  return {
    customerAccount: guardedTokens({
      accessToken: ACCESS_TOKEN,
      refreshToken: 'shcrt_0123456789abcdef0123456789abcdef',
      expiresAt: instant(now + LIFE_MS.account),
      sessionEndsAt: instant(now + 30 * DAY_MS),
      tokenEndpoint: null,
    }),
  }
}

const ACCESS_TOKEN = `shcat_${'x'.repeat(894)}`

function legacyCredential(now: number): Credential {
  return {
    customerAccessToken: guardedToken({
      accessToken: '0123456789abcdef0123456789abcdef',
      expiresAt: instant(now + LIFE_MS.legacy),
    }),
  }
}

function facts(index: number, renewedAt: number) {
  return {
    version: SESSION_VERSION,
    issuedAt: new Date(renewedAt - DAY_MS).toISOString(),
    renewedAt: instant(renewedAt),
    customer: customer(index),
  }
}

function customer(index: number): SessionCustomer {
  return {
    id: `gid://shopify/Customer/${6_000_000_000_000 + index}`,
    firstName: 'Ada',
    lastName: 'Lovelace',
    displayName: 'Ada Lovelace',
  }
}

function instant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}
