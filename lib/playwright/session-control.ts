import { createHash } from 'node:crypto'
import { customerAccountTokens } from '../core/customer-account/customer-account-tokens.ts'
import { renewalOpensAt } from '../core/session/renewal-window.ts'
import { endOf, type Session, startAccountSession, startSession } from '../core/session/session.ts'
import { currentSession, type SignedIn, type SignedOut } from '../core/session/session-state.ts'
import type { EmulatorControl } from './emulator-control.ts'
import {
  type CookiePlace,
  clearSessionCookie,
  findSessionCookie,
  openSessionCookie,
  readSessionCookie,
  writeSessionCookie,
} from './session-cookie.ts'

/** What the session cookie of a browser says. Never carries the token. */
export type SessionInBrowser =
  | SignedOut
  | (SignedIn & {
      /** When the customer logged in, ISO 8601. */
      readonly issuedAt: string
      /** When the token was last renewed, ISO 8601; null before the first time. */
      readonly renewedAt: string | null
    })

/** The session in a browser, as a test reads and changes it: by its cookie, with no page involved. */
export interface SessionControl {
  /** Who is signed in, by the store's clock. */
  read(): Promise<SessionInBrowser>
  /**
   * Lets time pass for this session alone, until it has so many seconds left; none or fewer, and it
   * is over. The store's token ends with it. The browser keeps the cookie for as long as it would
   * have, so that the shop, and not the browser, meets a session that is over.
   */
  expireIn(seconds: number): Promise<void>
  /** Lets time pass for this session alone, until the shop's middleware has to renew it. */
  putIntoRenewalWindow(): Promise<void>
  /** Changes one character of the sealed cookie, as an attacker would. */
  tamper(): Promise<void>
  /** Removes the cookie, as a visitor who clears theirs. */
  clear(): Promise<void>
}

/** Where the cookie is, and the store that knows its token. */
export interface SessionPlace extends CookiePlace {
  readonly emulator: EmulatorControl
}

/**
 * Puts a session into the browser, of the kind that the shop begins: the cookie that a login would have
 * set.
 */
export async function startSessionInBrowser(email: string, place: SessionPlace): Promise<void> {
  const now = await place.emulator.now()
  await writeSessionCookie(await newSession(email, { place, now }), { place, now })
}

async function newSession(
  email: string,
  { place: { config, emulator }, now }: { place: SessionPlace; now: number },
): Promise<Session> {
  const account = config.customerAccount
  if (account === null) {
    const { customer, ...token } = await emulator.mintToken(email)
    return startSession(token, customer, now)
  }
  const { customer, ...issued } = await emulator.mintAccountTokens(email)
  const tokens = customerAccountTokens(issued, { account, now, tokenEndpoint: null })
  return startAccountSession(tokens, customer, now)
}

/** Creates the control of the session in a browser. */
export function createSessionControl(place: SessionPlace): SessionControl {
  const { context, emulator } = place

  async function age(milliseconds: (session: Session, now: number) => number): Promise<void> {
    const now = await emulator.now()
    const { session, cookie } = await openSessionCookie(place)
    const older = aged(session, milliseconds(session, now))
    await writeSessionCookie(older, { place, now, expires: cookie.expires })
    // The end of a session of the other kind is the shop's own, and no token's.
    if (older.customerAccount !== undefined) return
    const { accessToken, expiresAt } = older.customerAccessToken
    await emulator.expireToken(tokenHash(accessToken), expiresAt)
  }

  return {
    async read() {
      const now = await emulator.now()
      const current = currentSession(await readSessionCookie(place), now)
      if (current.status === 'signed-out') return current
      const { customer, issuedAt, renewedAt = null } = current.session
      const expiresAt = endOf(current.session)
      return { status: 'signed-in', customer, expiresAt, issuedAt, renewedAt }
    },
    expireIn: (seconds) => age((session, now) => Date.parse(endOf(session)) - now - seconds * 1000),
    putIntoRenewalWindow: () =>
      age((session, now) =>
        Math.max(0, renewalOpensAt(session, place.config.renewal) - now + INSIDE_MS),
      ),
    async tamper() {
      const cookie = await findSessionCookie(place)
      const middle = Math.floor(cookie.value.length / 2)
      const other = cookie.value[middle] === 'A' ? 'B' : 'A'
      const value = cookie.value.slice(0, middle) + other + cookie.value.slice(middle + 1)
      await context.addCookies([{ ...cookie, value }])
    },
    clear: () => clearSessionCookie(place),
  }
}

/** The hash by which the emulator's journal knows a token. */
function tokenHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest('hex').slice(0, 16)
}

/** How far into the window a session is put. */
const INSIDE_MS = 1000

/** The same session, had it begun so much earlier. */
function aged(session: Session, milliseconds: number): Session {
  const earlier = (instant: string) => new Date(Date.parse(instant) - milliseconds).toISOString()
  const { version, customer } = session
  const facts = {
    version,
    customer,
    issuedAt: earlier(session.issuedAt),
    ...(session.renewedAt === undefined ? {} : { renewedAt: earlier(session.renewedAt) }),
  }
  if (session.customerAccount === undefined) {
    const { accessToken, expiresAt } = session.customerAccessToken
    return { ...facts, customerAccessToken: { accessToken, expiresAt: earlier(expiresAt) } }
  }
  const { accessToken, refreshToken, tokenEndpoint, ...ends } = session.customerAccount
  const expiresAt = earlier(ends.expiresAt)
  const sessionEndsAt = earlier(ends.sessionEndsAt)
  return {
    ...facts,
    customerAccount: { accessToken, refreshToken, tokenEndpoint, expiresAt, sessionEndsAt },
  }
}
