import type { VisitorCart } from '../cart/visitor-cart.ts'
import type { ResolvedConfig } from '../config/config.ts'
import type { Visitor } from '../request-context.ts'
import type { SessionRead } from '../session/session.ts'

/** A visitor on their way to one action, whichever door they came through. */
export interface AccountVisit {
  readonly config: ResolvedConfig
  readonly visitor: Visitor
  /** The one moment of the visit, in epoch milliseconds. */
  readonly now: number
  /** Opens the session that the browser has sent. */
  readonly session: () => Promise<SessionRead>
  /** Opens the cart's cookie that the browser has sent. */
  readonly cart: () => Promise<VisitorCart | null>
  /** Keeps the runtime alive for what outlives the answer. */
  readonly keepAlive: (promise: Promise<unknown>) => void
}
