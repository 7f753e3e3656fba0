import type { NextRequest, NextResponse } from 'next/server.js'
import { runAccountAction } from '../core/account/account-action.ts'
import { accountCookies } from '../core/account/account-cookies.ts'
import { formLocation, locationAfter } from '../core/account/account-location.ts'
import { actionContext } from '../core/account/action-context.ts'
import { type ShopOptions, shopOfRequest } from '../core/config/shop-of-request.ts'
import { seeOther } from './respond.ts'
import { routeContext } from './route-context.ts'

/** A customer who has logged in elsewhere. */
export interface MultipassLogin {
  /** As https://shopify.dev/docs/api/multipass makes it. Shopify takes it once. */
  readonly multipassToken: string
  /** Where the customer wants to go; a path of this site. @default the account */
  readonly returnTo?: string | undefined
}

/** Signs the customer in, and answers with the way on: 303, to `returnTo` or to the login page. */
export type LogInWithMultipass = (
  request: NextRequest,
  login: MultipassLogin,
) => Promise<NextResponse>

/**
 * Creates what a route handler of the shop's own calls once another site has told it who somebody
 * is: it exchanges a Multipass token, begins a session, and hands the cart over, as a login does.
 * A token that Shopify does not take leads to the login page with `error=UNIDENTIFIED_CUSTOMER`.
 *
 * Whether the other site has been asked by this very browser is the handler's to check (`state` in
 * OAuth): otherwise somebody could sign a visitor in as themselves.
 *
 * @throws {ConfigurationError} from the function, at the first request, if settings are missing.
 *
 * @example
 * // app/api/sign-in/callback/route.ts
 * const logInWithMultipass = createMultipassLogin()
 * export async function GET(request: NextRequest) {
 *   const { email } = await whoIs(request)
 *   const multipassToken = multipassTokenFor({ email, created_at: new Date().toISOString() })
 *   return logInWithMultipass(request, { multipassToken, returnTo: '/account' })
 * }
 */
export function createMultipassLogin(options: ShopOptions = {}): LogInWithMultipass {
  const shopOf = shopOfRequest(options)
  return async function logInWithMultipass(request, { multipassToken, returnTo }) {
    const config = shopOf(request.headers).config()
    const context = await actionContext(routeContext(request, config))
    const { paths } = context
    const fields = { multipassToken, returnTo }
    const result = await runAccountAction('multipass', context, fields)
    const { outcome } = result
    if (outcome.status === 'failed') {
      return seeOther(formLocation('login', outcome.problem, { fields, paths }))
    }
    const response = seeOther(locationAfter(outcome, { fields, paths }))
    for (const cookie of await accountCookies(result, context)) response.cookies.set(cookie)
    return response
  }
}
