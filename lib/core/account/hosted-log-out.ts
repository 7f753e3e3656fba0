import type { AccountAccess } from '../customer-account/ask-token-endpoint.ts'
import { endSessionUrl } from '../customer-account/end-session-url.ts'
import {
  hintCookie,
  type IdTokenHint,
  isHintOf,
  readHint,
} from '../customer-account/id-token-hint.ts'
import { CONTINUE_LOGOUT_PATH } from '../http/session-path.ts'
import { sitePath } from '../http/site-path.ts'
import type { SessionCookie } from '../session/cookie.ts'
import type { AccountSuccess } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'

/** The way on from a log-out, by way of Shopify. */
export interface WayOn {
  /** A path of the app, or an address at Shopify. */
  readonly location: string
  readonly cookies: readonly SessionCookie[]
}

/**
 * The way of a browser that has just logged out here, and now has to at Shopify; null where there is
 * no need or no way. A form goes there at once. A script gets a path of this site: the id token is for
 * Shopify, and stands in no body.
 */
export async function wayToShopify(
  outcome: AccountSuccess,
  context: ActionContext,
  kind: 'form' | 'json',
): Promise<WayOn | null> {
  const access = context.accountAccess
  if (access === null || outcome.status !== 'signed-out' || outcome.ended === null) return null
  const hint = await readHint(context.cookie, context)
  if (hint === null || !isHintOf(hint, outcome.ended)) return null
  if (kind === 'form') return leave(hint, access, context)
  const cookie = await hintCookie(hint, context, { isLeaving: true })
  return { location: CONTINUE_LOGOUT_PATH, cookies: [cookie] }
}

/**
 * The way on of a browser that has logged out here without a form. Null while it is signed in: another
 * site that leads it here changes nothing.
 */
export async function continueToShopify(
  context: ActionContext,
  access: AccountAccess,
): Promise<WayOn | null> {
  const [read, hint] = await Promise.all([context.session(), readHint(context.cookie, context)])
  return read.status === 'present' || hint === null ? null : leave(hint, access, context)
}

async function leave(
  { idToken }: IdTokenHint,
  access: AccountAccess,
  context: ActionContext,
): Promise<WayOn | null> {
  const returnUrl = access.siteOrigin() + sitePath(context.paths.afterLogout)
  const location = await endSessionUrl(access, { idToken, returnUrl })
  return location === null ? null : { location, cookies: [await hintCookie(null, context)] }
}
