import { cartCookie } from '../cart/visitor-cart.ts'
import { removedSessionCookie, type SessionCookie } from '../session/cookie.ts'
import { logoutMarkerCookie } from '../session/logout-marker.ts'
import { sealedCookie } from '../session/sealed-cookie.ts'
import type { Session } from '../session/session.ts'
import type { AccountOutcome, AccountResult } from './account-outcome.ts'
import type { AccountVisit } from './account-visit.ts'

/**
 * The cookies that an answer has to carry for what has happened; the same through every door. A
 * session that is over leaves a marker where the answer to an earlier request could bring it back.
 *
 * @throws {SessionTooLargeError} when browsers would drop the session without a word.
 */
export async function accountCookies(
  result: AccountResult,
  visit: AccountVisit,
): Promise<readonly SessionCookie[]> {
  const { config, visitor, now } = visit
  const where = { site: visitor.site, passwords: config.passwords, now }
  const cart = result.cart === null ? [] : [await cartCookie(result.cart, where)]
  return [...(await sessionCookies(result.outcome, visit)), ...cart]
}

async function sessionCookies(
  outcome: AccountOutcome,
  visit: AccountVisit,
): Promise<readonly SessionCookie[]> {
  switch (outcome.status) {
    case 'signed-in':
      return [await sealed(outcome.session, visit), ...logoutMarker(outcome.replaced, visit)]
    case 'signed-out':
      return [removedSessionCookie(visit.visitor.site), ...logoutMarker(outcome.ended, visit)]
    case 'changed':
      return outcome.session === null ? [] : [await sealed(outcome.session, visit)]
    case 'registered':
    case 'recovery-sent':
    case 'failed':
      return []
  }
}

function sealed(session: Session, { config, visitor, now }: AccountVisit): Promise<SessionCookie> {
  return sealedCookie(session, { config, site: visitor.site, now })
}

function logoutMarker(
  ended: Session | null,
  { config, visitor, now }: AccountVisit,
): readonly SessionCookie[] {
  if (ended === null) return []
  const marker = logoutMarkerCookie(ended, { site: visitor.site, now, policy: config.renewal })
  return marker === null ? [] : [marker]
}
