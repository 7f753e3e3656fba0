import { cartCookie } from '../cart/visitor-cart.ts'
import { hintCookie, hintOf } from '../customer-account/id-token-hint.ts'
import { removedSessionCookie, type SessionCookie } from '../session/cookie.ts'
import { logoutMarkerCookie } from '../session/logout-marker.ts'
import { sealedCookie } from '../session/sealed-cookie.ts'
import type { Session } from '../session/session.ts'
import type { AccountOutcome, AccountResult } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'
import { knownBrowserCookie } from './known-browser.ts'

/**
 * The cookies that an answer has to carry for what has happened; the same for every entry point. A
 * session that is over leaves a marker where the answer to an earlier request could bring it back.
 *
 * @throws {SessionTooLargeError} when browsers would drop the session silently.
 */
export async function accountCookies(
  { outcome, cart }: AccountResult,
  context: ActionContext,
): Promise<readonly SessionCookie[]> {
  const cookies = await sessionCookies(outcome, context)
  return cart === null ? cookies : [...cookies, await cartCookie(cart, context)]
}

async function sessionCookies(
  outcome: AccountOutcome,
  context: ActionContext,
): Promise<readonly SessionCookie[]> {
  switch (outcome.status) {
    case 'signed-in':
      return [
        await sealedCookie(outcome.session, context),
        ...marker(outcome.replaced, context),
        ...(await hint(outcome, context)),
        ...(await known(outcome, context)),
      ]
    case 'signed-out':
      return [removedSessionCookie(context.site), ...marker(outcome.ended, context)]
    case 'changed':
      return outcome.session === null ? [] : [await sealedCookie(outcome.session, context)]
    case 'registered':
    case 'recovery-sent':
    case 'failed':
      return []
  }
}

/** What the log-out will need of the log-in. */
async function hint(
  { session, idToken }: Extract<AccountOutcome, { status: 'signed-in' }>,
  context: ActionContext,
): Promise<readonly SessionCookie[]> {
  return idToken === undefined ? [] : [await hintCookie(hintOf(session, idToken), context)]
}

/** What the next log-in in this browser will be counted by. */
async function known(
  { email }: Extract<AccountOutcome, { status: 'signed-in' }>,
  context: ActionContext,
): Promise<readonly SessionCookie[]> {
  const isOfUse = email !== undefined && context.limits !== null
  return isOfUse ? [await knownBrowserCookie(email, context)] : []
}

function marker(
  ended: Session | null,
  { config, site, now }: ActionContext,
): readonly SessionCookie[] {
  if (ended === null) return []
  const cookie = logoutMarkerCookie(ended, { site, now, policy: config.renewal })
  return cookie === null ? [] : [cookie]
}
