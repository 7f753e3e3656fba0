import { UsageError, type Variables } from '../command.ts'
import { isFilledIn } from './is-filled-in.ts'

/** The kind of customer accounts that a storefront is set up for. */
export type Accounts = 'legacy' | 'oauth'

/** The kind that is taken, and why. */
export interface AccountsChoice {
  readonly accounts: Accounts
  /** A sentence for who has started the command. */
  readonly why: string
}

/** The variable that says of a storefront that its customers log in on Shopify's page. */
export const CLIENT_ID = 'SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID'

/**
 * The kind that is wanted by `--accounts`; without it, the one that the environment speaks of.
 *
 * @throws {UsageError} for another word.
 */
export function chooseAccounts(wanted: string | undefined, variables: Variables): AccountsChoice {
  const isSet = isFilledIn(variables[CLIENT_ID])
  switch (wanted) {
    case undefined:
      return isSet
        ? { accounts: 'oauth', why: `${WAYS.oauth}: ${CLIENT_ID} is set.` }
        : { accounts: 'legacy', why: `${WAYS.legacy}: ${CLIENT_ID} is not set. ${OTHERWISE}` }
    case 'legacy':
    case 'oauth':
      return { accounts: wanted, why: `${WAYS[wanted]}, as --accounts says.` }
    default:
      throw new UsageError(`--accounts is legacy or oauth, not ${JSON.stringify(wanted)}.`)
  }
}

const WAYS = {
  legacy: 'Customers log in with e-mail address and password',
  oauth: 'Customers log in on Shopify’s page',
} as const satisfies Readonly<Record<Accounts, string>>

const OTHERWISE = 'With --accounts oauth they log in on Shopify’s page.'
