import { readCart, type VisitorCart } from '../cart/visitor-cart.ts'
import { type AccountPaths, accountPaths } from '../config/account-paths.ts'
import { readLoginLimits } from '../config/read-login-limits.ts'
import type { ResolvedLimits } from '../limits/login-limits.ts'
import type { RequestContext } from '../request-context.ts'

/** The context of a request that is to run an action, whichever entry point it came through. */
export interface ActionContext extends RequestContext {
  readonly paths: AccountPaths
  /** How often a log-in may be tried; null where that is not limited. */
  readonly limits: ResolvedLimits | null
  /** The one moment of the action, in epoch milliseconds. */
  readonly now: number
  /** Opens the cart's cookie that the browser has sent. */
  readonly cart: () => Promise<VisitorCart | null>
}

/** Adds to a request's context what the actions need. */
export async function actionContext(context: RequestContext): Promise<ActionContext> {
  const { config, cookie } = context
  return {
    ...context,
    paths: accountPaths(config),
    limits: readLoginLimits(config),
    now: await config.now(),
    cart: () => readCart(cookie, context),
  }
}
