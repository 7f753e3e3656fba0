import type { AccountAccess } from './customer-account/ask-token-endpoint.ts'
import {
  checkLogoutToken,
  LOGOUT_TOKEN_SECONDS,
  type LogoutToken,
} from './customer-account/check-logout-token.ts'
import { loginAddresses } from './customer-account/discovery.ts'
import type { ProviderLogin } from './customer-account/provider-login.ts'
import { openStore } from './open-sharing.ts'
import type { RequestContext } from './request-context.ts'
import { requestSharing } from './request-sharing.ts'
import type { Session } from './session/session.ts'
import { AWAY } from './store/ask-store.ts'
import { type SharedLogins, sharedLogins } from './store/shared-logins.ts'

/**
 * What came of a log-out that an identity provider tells.
 *
 * - `ended`: the sessions are over.
 * - `unknown`: none of this site is known to be meant.
 * - `repeated`: this very token has been here before.
 * - `invalid`: it is no logout token of the provider for this site.
 * - `unavailable`: the provider's keys or the shared store could not be had. It may send it again.
 */
export type ProviderLogout = 'ended' | 'unknown' | 'repeated' | 'invalid' | 'unavailable'

/** Why nothing can come of one here. */
export type NoProviderLogout = 'no-store' | 'not-supported'

/**
 * Takes the word of an identity provider that a customer has logged out there (OpenID Connect
 * Back-Channel Logout 1.0). Fails closed: without a signature of the provider's, nobody is signed out.
 */
export async function endByProvider(
  context: RequestContext,
  access: AccountAccess,
  logoutToken: string,
): Promise<ProviderLogout | NoProviderLogout> {
  const logins = await requestLogins(context)
  if (logins === null) return 'no-store'
  const addresses = await loginAddresses(access)
  if (addresses.outcome !== 'found') return 'unavailable'
  if (!addresses.found.tellsOfLogouts) return 'not-supported'
  const checked = await checkLogoutToken(access, logoutToken, addresses.found)
  return checked.status === 'valid' ? endOnce(context, logins, checked.token) : checked.status
}

/** It is noted as used when its sessions are over: what could not be done, the provider may ask for again. */
async function endOnce(
  context: RequestContext,
  logins: SharedLogins,
  token: LogoutToken,
): Promise<ProviderLogout> {
  const used = { issuer: token.issuer, name: token.id }
  const isUsed = await logins.isUsed(used)
  if (isUsed === AWAY) return 'unavailable'
  if (isUsed) return 'repeated'
  const outcome = await endSessions(context, logins, token)
  if (outcome !== 'unavailable') await logins.use(used, USED_MS)
  return outcome
}

/** For longer than it would be believed, by any clock. */
const USED_MS = 2 * LOGOUT_TOKEN_SECONDS * 1000

/** The sessions that began in the one of the provider's that is over; or, where it names none, all of the customer's. */
async function endSessions(
  context: RequestContext,
  logins: SharedLogins,
  { issuer, subject, sid }: LogoutToken,
): Promise<ProviderLogout> {
  const sharing = requestSharing(context, await context.config.now())
  if (sharing === null) return 'unavailable'
  if (sid !== null) {
    const lineages = await logins.sessionsOf({ issuer, name: sid })
    if (lineages === AWAY) return 'unavailable'
    return outcomeOf(await Promise.all(lineages.map((lineage) => sharing.revoke(lineage))))
  }
  const customerId = await logins.customerOf({ issuer, name: subject ?? '' })
  if (customerId === AWAY) return 'unavailable'
  return outcomeOf(customerId === null ? [] : [await sharing.revokeAll(customerId)])
}

function outcomeOf(areEnded: readonly boolean[]): ProviderLogout {
  if (areEnded.length === 0) return 'unknown'
  return areEnded.includes(false) ? 'unavailable' : 'ended'
}

/** Notes what the provider will call a session of this site when it is over there; without a store, nothing. */
export async function rememberLogin(
  context: RequestContext,
  { issuer, subject, sid }: ProviderLogin,
  session: Session,
): Promise<void> {
  const logins = await requestLogins(context)
  await Promise.all([
    logins?.rememberSubject({ issuer, name: subject }, session.customer.id),
    sid === null ? null : logins?.rememberSession({ issuer, name: sid }, session),
  ])
}

async function requestLogins(context: RequestContext): Promise<SharedLogins | null> {
  const { config, waitUntil } = context
  const { sharedStore: store, passwords } = config
  if (store === null) return null
  const ask = openStore(config, { ...context, store, now: await config.now() })
  return sharedLogins(ask, { passwords, waitUntil })
}
