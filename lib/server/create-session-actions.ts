import { cookies } from 'next/headers.js'
// Without ".js": Next swaps this specifier by layer, and a route handler cannot be built with the file.
import { redirect } from 'next/navigation'
import { runAccountAction } from '../core/account/account-action.ts'
import { accountCookies } from '../core/account/account-cookies.ts'
import { locationAfter } from '../core/account/account-location.ts'
import type { AccountOutcome } from '../core/account/account-outcome.ts'
import { type ActionContext, actionContext } from '../core/account/action-context.ts'
import type { ActionState } from '../core/account/action-state.ts'
import { formFields } from '../core/account/form-fields.ts'
import { startLogin } from '../core/account/hosted-login.ts'
import type { InputFields } from '../core/account/input.ts'
import { typedFields } from '../core/account/typed-fields.ts'
import { type ShopOptions, shopOfRequest } from '../core/config/shop-of-request.ts'
import type { AccountActionName } from '../core/events/account-action-name.ts'
import { safeReturnTo, withQuery } from '../core/http/return-to.ts'
import { CONTINUE_LOGOUT_PATH } from '../core/http/session-path.ts'
import { sitePath, slashed } from '../core/http/site-path.ts'
import { isCrossSite } from '../core/refuse-cross-site.ts'
import { serverContext } from './server-context.ts'

/** A server action for `useActionState`. */
export type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>

/** The actions of an account, each for a form of its own. The fields are those of the routes. */
export interface SessionActions {
  /**
   * `email`, `password`; goes to `returnTo` or the account. Where customers log in on Shopify's page:
   * `locale?`, `loginHint?`; goes there, and from there to `returnTo` or the account.
   */
  readonly logIn: FormAction
  /** No fields; goes to `returnTo` or the home page. */
  readonly logOut: FormAction
  /** `email`, `password`, `firstName?`, `lastName?`, `phone?`, `acceptsMarketing?`. */
  readonly register: FormAction
  /** `email`. Done, whether or not there is such a customer. */
  readonly recover: FormAction
  /** `id` and `resetToken`, or `resetUrl`; `password`. */
  readonly reset: FormAction
  /** `id` and `activationToken`, or `activationUrl`; `password`. */
  readonly activate: FormAction
  /** `currentPassword`, `newPassword`. */
  readonly changePassword: FormAction
  /** `firstName`, `lastName`, `phone`, `email`, `acceptsMarketing`: those that are sent. */
  readonly changeProfile: FormAction
  /** The lines of an address, and `isDefault`. */
  readonly createAddress: FormAction
  /** `id` as it was read, the lines of the address, and `isDefault`. */
  readonly updateAddress: FormAction
  /** `id`. */
  readonly deleteAddress: FormAction
  /** `id`. */
  readonly setDefaultAddress: FormAction
}

/**
 * Creates the server actions of an account. They do what the route handlers do, for forms that
 * want to stay on their page, with and without JavaScript. Fails closed, as they do: an action that
 * a page of another origin posts has failed with `CROSS_SITE` before its form is read. Next has a
 * check of its own, which believes any `X-Forwarded-Host` and looks at `Origin` alone.
 *
 * @throws {ConfigurationError} from the actions, when first called, if settings are missing.
 *
 * @example
 * // app/account/actions.ts
 * 'use server'
 * import { createSessionActions } from 'next-storefront-session/server'
 * export const { logIn, logOut, register } = createSessionActions()
 */
export function createSessionActions(options: ShopOptions = {}): SessionActions {
  const shopOf = shopOfRequest(options)
  const action =
    (name: AccountActionName): FormAction =>
    async (_, form) => {
      const context = await serverContext(shopOf)
      return isCrossSite(context) ? CROSS_SITE : act(name, await actionContext(context), form)
    }
  return {
    logIn: action('login'),
    logOut: action('logout'),
    register: action('register'),
    recover: action('recover'),
    reset: action('reset'),
    activate: action('activate'),
    changePassword: action('password'),
    changeProfile: action('profile'),
    createAddress: action('address-create'),
    updateAddress: action('address-update'),
    deleteAddress: action('address-delete'),
    setDefaultAddress: action('address-default'),
  }
}

/** What was typed does not come back: nothing of the form has been read. */
const CROSS_SITE: ActionState = { status: 'failed', code: 'CROSS_SITE', errors: [], typed: {} }

async function act(
  name: AccountActionName,
  context: ActionContext,
  form: FormData,
): Promise<ActionState> {
  const { paths } = context
  const fields = formFields(form.entries())
  if (name === 'login' && isHosted(context, fields)) return leaveForLogin(context, fields)
  const result = await runAccountAction(name, context, fields)
  const { outcome } = result
  const cookieStore = await cookies()
  for (const cookie of await accountCookies(result, context)) cookieStore.set(cookie)
  if (outcome.status === 'failed') {
    if (outcome.problem.code === 'SIGNED_OUT') redirectToLogin(context)
    return failure(outcome, fields)
  }
  if (staysOnItsPage(outcome, fields)) return { status: 'done' }
  const way = leadsToShopify(outcome) ? CONTINUE_LOGOUT_PATH : null
  redirect(redirectPath(way ?? locationAfter(outcome, { fields, paths }), context))
}

/** A form without a password, where customers log in on Shopify's page. */
function isHosted({ accountAccess, config }: ActionContext, { password }: InputFields): boolean {
  return accountAccess !== null && !(config.legacyAccounts && password !== undefined)
}

/** Sends the browser to Shopify's page, by a form that is a button and may say `loginHint` and `locale`. */
async function leaveForLogin(context: ActionContext, fields: InputFields): Promise<ActionState> {
  const { accountAccess } = context
  if (accountAccess === null) return failure({ problem: { code: 'NOT_FOUND' } }, fields)
  const { returnTo, locale, loginHint } = fields
  const started = await startLogin(context, accountAccess, { returnTo, locale, loginHint })
  if (started.status === 'failed') return failure(started, fields)
  const cookieStore = await cookies()
  cookieStore.set(started.cookie)
  redirect(started.url)
}

function leadsToShopify(outcome: AccountOutcome): boolean {
  return outcome.status === 'signed-out' && outcome.ended?.customerAccount !== undefined
}

/**
 * With JavaScript Next puts the base path before a redirect of an action; for a form that is posted
 * without, it writes the path into `Location` as it is (seen in 16.4).
 */
function redirectPath(path: string, { headers }: ActionContext): string {
  return headers.has('next-action') ? slashed(path) : sitePath(path)
}

/**
 * Without JavaScript the answer to a form is its page, rendered anew, which sends somebody who is
 * signed out to the login page. While a page renders, Next redirects with status 307: the browser
 * would post the form once more, to a page that does not know the action, and show what Next says
 * to that. From here the redirect is a 303. With JavaScript the form stays, and says what happened.
 */
function redirectToLogin({ headers, paths }: ActionContext): void {
  if (headers.has('next-action')) return
  const page = headers.get('referer') ?? ''
  const path = URL.canParse(page) ? new URL(page).pathname : ''
  const returnTo = safeReturnTo(path, paths.account)
  redirect(sitePath(withQuery(paths.login, { error: 'SIGNED_OUT', returnTo })))
}

function failure(
  { problem }: Pick<Extract<AccountOutcome, { status: 'failed' }>, 'problem'>,
  fields: InputFields,
): ActionState {
  const { code, errors = [] } = problem
  return { status: 'failed', code, errors, typed: typedFields(fields) }
}

function staysOnItsPage({ status }: AccountOutcome, fields: InputFields): boolean {
  const isNews = status === 'changed' || status === 'recovery-sent'
  return isNews && fields['returnTo'] === undefined
}
