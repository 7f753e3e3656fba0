import type { KnownSession } from './known-session.ts'
import type { LogOutOptions, LogOutResult } from './log-out.ts'

/** What client code can do about a session. */
export interface SessionActions {
  /**
   * Logs the customer out, here and in every other tab, and goes where the site says. A log-out
   * that did not succeed is a value, never an exception.
   *
   * @example
   * const result = await logOut({ returnTo: '/goodbye' })
   * if (result.status === 'failed') setMessage('Please try again.')
   */
  readonly logOut: (options?: LogOutOptions) => Promise<LogOutResult>
  /**
   * Asks the site again, e.g. after a log-in that your own code sent with `fetch`. Resolves once
   * the answer is known; without one, what was known stays.
   */
  readonly refresh: () => Promise<void>
}

/** What `useSession()` returns: tell the three apart by `status`. */
export type ClientSession = KnownSession & SessionActions
