import { GraphQLError } from 'graphql'

/** What Shopify limits by the buyer's address. */
export type LimitedAction = 'login' | 'sign-up' | 'recover'

/** Counts what a buyer has done lately. */
export interface Limits {
  /**
   * Counts one more, and refuses when it is too many.
   * @throws {GraphQLError} in Shopify's words; its HTTP status stays 200.
   */
  count(action: LimitedAction, buyerIp: string): void
  /** The same, without counting: only wrong passwords count against a login. */
  check(action: LimitedAction, buyerIp: string): void
  clear(): void
  /** What is counted: an action and who did it, each as one text. */
  all(): Iterable<string>
}

const MESSAGES: Readonly<Record<LimitedAction, string>> = {
  login: 'Login attempt limit exceeded. Please try again later.',
  'sign-up': 'Creating Customer Limit exceeded. Please try again later.',
  recover: 'Resetting password limit exceeded. Please try again later.',
}

/** The true length is not known; within minutes such limits are seen to lift. */
const WINDOW_MS = 10 * 60 * 1000

/** Creates the limits of a store. `most` says how many are allowed within ten minutes. */
export function createLimits({
  now,
  most,
}: {
  now: () => number
  most: (action: LimitedAction) => number
}): Limits {
  const times = new Map<string, readonly number[]>()

  function recent(action: LimitedAction, buyerIp: string): readonly number[] {
    const all = times.get(`${action} ${buyerIp}`) ?? []
    return all.filter((time) => time <= now() && now() - time < WINDOW_MS)
  }

  function check(action: LimitedAction, buyerIp: string): void {
    if (recent(action, buyerIp).length < most(action)) return
    throw new GraphQLError(MESSAGES[action], { extensions: { code: 'THROTTLED' } })
  }

  return {
    check,
    count(action, buyerIp) {
      check(action, buyerIp)
      times.set(`${action} ${buyerIp}`, [...recent(action, buyerIp), now()])
    },
    clear: () => times.clear(),
    all: () => times.keys(),
  }
}
