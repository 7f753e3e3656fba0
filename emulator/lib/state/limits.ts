import { GraphQLError } from 'graphql'
import type { StoreState } from './store-state.ts'

/** The actions that Shopify limits for each address of a buyer, and its messages. */
const MESSAGES = {
  login: 'Login attempt limit exceeded. Please try again later.',
  'sign-up': 'Creating Customer Limit exceeded. Please try again later.',
  recover: 'Resetting password limit exceeded. Please try again later.',
} as const

/** An action that Shopify limits for each address of a buyer. */
export type LimitedAction = keyof typeof MESSAGES

/** Counts the recent actions of each buyer. */
export interface Limits extends ReturnType<typeof createLimits> {}

/** Shopify's true length is not known; clients report that such limits end within minutes. */
const WINDOW_MS = 10 * 60 * 1000

/** Creates the limits of a store; its behaviour says how many are allowed within ten minutes. */
export function createLimits({ clock, behaviour }: StoreState) {
  const times = new Map<string, readonly number[]>()

  function recent(action: LimitedAction, buyerIp: string): readonly number[] {
    const all = times.get(`${action} ${buyerIp}`) ?? []
    const now = clock.now()
    return all.filter((time) => time <= now && now - time < WINDOW_MS)
  }

  function check(action: LimitedAction, buyerIp: string): void {
    if (recent(action, buyerIp).length < behaviour.limits[action]) return
    throw new GraphQLError(MESSAGES[action], { extensions: { code: 'THROTTLED' } })
  }

  return {
    /** The same as `count`, without counting: only wrong passwords count against a login. */
    check,
    /**
     * Counts one more action, and refuses when there are too many.
     * @throws {GraphQLError} with Shopify's message; the HTTP status stays 200.
     */
    count(action: LimitedAction, buyerIp: string): void {
      check(action, buyerIp)
      times.set(`${action} ${buyerIp}`, [...recent(action, buyerIp), clock.now()])
    },
    clear: (): void => times.clear(),
    /** What is counted: an action and the buyer's address, as one text. */
    all: (): Iterable<string> => times.keys(),
  }
}
