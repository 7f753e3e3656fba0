import { accountCookies } from './account-sessions.ts'
import type { BenchStore } from './bench-store.ts'
import { sessionCookies } from './sessions.ts'

/** One of the two kinds of customer accounts, as a storefront is measured with it. */
export interface SessionKind {
  /** What a storefront needs to know of a store. */
  environment(store: BenchStore): Readonly<Record<string, string>>
  /** `Cookie` headers with sessions that no store knows, outside of their renewal window. */
  cookies(count: number): Promise<string[]>
  /** The same with sessions that are in their window, and whose tokens a store knows. */
  cookiesInTheWindow(store: BenchStore, count: number): Promise<string[]>
}

/** In the second half of a token's 42 days. */
export const DAYS_IN_THE_WINDOW = 30

/** In the second half of an access token's hour. */
const MINUTES_IN_THE_WINDOW = 40

/** E-mail address and password, at the Storefront API. */
export const LEGACY: SessionKind = {
  environment: ({ environment }) => environment,
  cookies: (count) => sessionCookies({ count }),
  async cookiesInTheWindow(store, count) {
    const accessTokens = await store.tokens(count, DAYS_IN_THE_WINDOW)
    return sessionCookies({ count, ageDays: DAYS_IN_THE_WINDOW, accessTokens })
  },
}

/** A log-in on Shopify's page, and the Customer Account API. */
export const ACCOUNT: SessionKind = {
  environment: ({ environment, customerAccountClientId }) => ({
    ...environment,
    SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID: customerAccountClientId,
    SESSION_SITE_ORIGIN: 'http://127.0.0.1',
  }),
  cookies: (count) => accountCookies({ count }),
  async cookiesInTheWindow(store, count) {
    const tokens = await store.accountTokens(count, MINUTES_IN_THE_WINDOW)
    return accountCookies({ count, ageMinutes: MINUTES_IN_THE_WINDOW, tokens })
  },
}
