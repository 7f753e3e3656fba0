import { hintCookie, hintOf } from '../lib/core/customer-account/id-token-hint.ts'
import { attemptCookie } from '../lib/core/customer-account/login-attempt.ts'
import { createState } from '../lib/core/customer-account/login-state.ts'
import type { SessionCookie } from '../lib/core/session/cookie.ts'
import { sealedCookie } from '../lib/core/session/sealed-cookie.ts'
import {
  type CustomerAccountSession,
  startAccountSession,
  withCredential,
} from '../lib/core/session/session.ts'
import {
  accountSessions,
  MOST_CHARACTERS,
  randomText,
  SEEN_CHARACTERS,
  tokensOf,
} from './account-sessions.ts'
import type { Row } from './row.ts'
import { COOKIE_NAME, PASSWORD } from './sessions.ts'

const WRITING = {
  config: { passwords: { 1: PASSWORD }, renewal: { renewWithinSeconds: null } },
  site: { cookieName: COOKIE_NAME, isHttps: true },
  now: Date.now(),
}

/** What the cookies of a customer account weigh, on https: with what has been seen, and at most. */
export async function accountCookieRows(): Promise<Row[]> {
  return [
    row('session cookie, ours, a customer account', await usualSession(), {
      remark: `an access token of ${SEEN_CHARACTERS} characters, renewed once`,
    }),
    row('the same at its longest', await longestSession(), {
      remark: `an access token of ${MOST_CHARACTERS} characters, the longest names, a token endpoint of its own`,
    }),
    row('hint of the log-out', await hint(800), {
      remark: 'an id token of 800 characters; sent to the session’s routes alone',
    }),
    row('the same at its longest', await hint(1200), { remark: 'an id token of 1200 characters' }),
    row('a log-in under way', await attempt('/account'), {
      remark: 'for 30 minutes, one for each tab',
    }),
    row('the same at its longest', await attempt(`/${'a'.repeat(999)}`), {
      remark: '`returnTo` of 1000 characters; a longer one leads to the account page',
    }),
  ]
}

function usualSession(): Promise<SessionCookie> {
  const session = sessionOf(SEEN_CHARACTERS)
  return sealedCookie(withCredential(session, session, WRITING.now), WRITING)
}

/** Names are cut at a hundred UTF-16 units, so that of each there are fifty of the longest characters. */
function longestSession(): Promise<SessionCookie> {
  const name = '\u{1f338}'.repeat(50)
  const { customerAccount } = sessionOf(MOST_CHARACTERS)
  // A token is guarded: a spread leaves its secrets out.
  const { accessToken, refreshToken } = customerAccount
  const tokenEndpoint = `https://account.${'a'.repeat(63)}.example/authentication/oauth/token`
  const longest = startAccountSession(
    { ...customerAccount, accessToken, refreshToken, tokenEndpoint },
    {
      id: `gid://shopify/Customer/${'9'.repeat(20)}`,
      firstName: name,
      lastName: name,
      displayName: name,
    },
    WRITING.now,
  )
  return sealedCookie(withCredential(longest, longest, WRITING.now), WRITING)
}

function hint(characters: number): Promise<SessionCookie> {
  return hintCookie(hintOf(sessionOf(SEEN_CHARACTERS), randomText(characters)), WRITING)
}

function sessionOf(characters: number): CustomerAccountSession {
  const [session] = accountSessions({ count: 1, tokens: [tokensOf(characters)] })
  if (session === undefined) throw new Error('There is no session.')
  return session
}

async function attempt(returnTo: string): Promise<SessionCookie> {
  const { passwords } = WRITING.config
  const state = await createState({ slot: 0, isRetry: false, startedAt: WRITING.now }, passwords)
  // As oauth4webapi makes them: 32 random bytes each.
  const random = { nonce: randomText(43), codeVerifier: randomText(43) }
  return attemptCookie(0, { state, ...random, returnTo, isDone: false }, WRITING)
}

function row(
  what: string,
  { name, value }: SessionCookie,
  { remark }: { readonly remark: string },
): Row {
  return { what, figure: `${name.length + value.length} bytes`, remark }
}
