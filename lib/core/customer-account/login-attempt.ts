import { isText } from '../http/json-object.ts'
import {
  type CookieSite,
  type SessionCookie,
  sessionCookieAttributes,
  wirePrefix,
} from '../session/cookie.ts'
import { openFor, sealFor } from '../session/seal-for.ts'
import type { SealContext } from '../session/sealed-cookie.ts'

/** What is remembered of a log-in while the customer is at Shopify. */
export interface LoginAttempt {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** A path of the app. */
  readonly returnTo: string
  /** Whether its callback has been here: the code is used, and a second one is a reload. */
  readonly isDone: boolean
}

/** How long a customer may take at Shopify, who may have to look for a code in their mail. */
export const LOGIN_TTL_SECONDS = 30 * 60

/** So many log-ins of one browser can be under way at once: one for each tab. */
const SLOTS = 4

/** A place for one more attempt: a free one, or that of somebody who has opened very many tabs. */
export function freeSlot(
  cookie: (name: string) => string | undefined,
  { site }: SealContext,
): number {
  const slots = Array.from({ length: SLOTS }, (_, slot) => slot)
  const free = slots.find((slot) => !cookie(attemptCookieName(slot, site)))
  return free ?? Math.floor(Math.random() * SLOTS)
}

/**
 * The cookie of an attempt, sealed. `null` removes it. Every page is sent it, because only a cookie
 * for the path `/` can be one with `__Host-`: without that, whoever has another subdomain could plant
 * their own attempt here, and lead a visitor into their own account.
 */
export async function attemptCookie(
  slot: number,
  attempt: LoginAttempt | null,
  { config: { passwords }, site }: SealContext,
): Promise<SessionCookie> {
  const cookie = { ...sessionCookieAttributes(site), name: attemptCookieName(slot, site) }
  if (attempt === null) return { ...cookie, value: '', maxAge: 0, expires: new Date(0) }
  const ttlSeconds = LOGIN_TTL_SECONDS
  const value = await sealFor('attempt', { data: { ...attempt }, passwords, ttlSeconds })
  return { ...cookie, value, maxAge: ttlSeconds }
}

/** The attempt in a cookie. Fails closed: null. Never throws. */
export async function readAttempt(
  slot: number,
  cookie: (name: string) => string | undefined,
  { config: { passwords }, site }: SealContext,
): Promise<LoginAttempt | null> {
  const seal = cookie(attemptCookieName(slot, site))
  if (!seal) return null
  const opening = await openFor('attempt', { seal, passwords })
  if (opening.status === 'refused') return null
  const { state, nonce, codeVerifier, returnTo, isDone } = opening.data
  return isText(state) && isText(nonce) && isText(codeVerifier) && isText(returnTo)
    ? { state, nonce, codeVerifier, returnTo, isDone: isDone === true }
    : null
}

function attemptCookieName(slot: number, site: CookieSite): string {
  return `${wirePrefix(site)}${site.cookieName}_login_${slot}`
}
