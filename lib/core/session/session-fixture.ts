import { guardedToken, guardedTokens } from './guarded-token.ts'
import {
  type CustomerAccountSession,
  type CustomerAccountTokens,
  SESSION_VERSION,
  type StorefrontSession,
} from './session.ts'

/** For tests: one day in milliseconds. */
export const DAY_MS = 86_400_000

/** For tests: the instant at which the session of `sessionFixture` was issued. */
export const ISSUED_AT = Date.parse('2026-11-01T12:00:00Z')

/** For tests: a password that is long enough. */
export const PASSWORDS = { 1: 'a password for tests, 32 characters or more' }

/** What of a configuration a session cookie is written by. */
export const SEALING = { passwords: PASSWORDS, renewal: { renewWithinSeconds: null } }

/** For tests: a session of 42 days that began at `ISSUED_AT`. */
export function sessionFixture(changes: Partial<StorefrontSession> = {}): StorefrontSession {
  return {
    version: SESSION_VERSION,
    customerAccessToken: guardedToken({
      accessToken: '0123456789abcdef0123456789abcdef',
      expiresAt: '2026-12-13T12:00:00Z',
    }),
    issuedAt: '2026-11-01T12:00:00.000Z',
    customer: {
      id: 'gid://shopify/Customer/1',
      firstName: 'Ada',
      lastName: 'Lovelace',
      displayName: 'Ada Lovelace',
    },
    ...changes,
  }
}

/** For tests: a session of a customer account that began at `ISSUED_AT`. */
export function accountSessionFixture(
  changes: Partial<CustomerAccountTokens> = {},
): CustomerAccountSession {
  const { version, issuedAt, customer } = sessionFixture()
  const customerAccount = guardedTokens({
    accessToken: 'shcat_header.claims.signature',
    refreshToken: 'shcrt_0123456789abcdef0123456789abcdef',
    expiresAt: '2026-11-01T13:00:00Z',
    sessionEndsAt: '2026-12-01T12:00:00Z',
    tokenEndpoint: null,
    ...changes,
  })
  return { version, issuedAt, customer, customerAccount }
}
