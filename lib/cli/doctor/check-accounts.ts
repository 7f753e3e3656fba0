import { type Finding, ok, warn } from '../finding.ts'
import type { AskStore } from './ask-store.ts'

const CHECK = 'customer-accounts'

const IN_THE_ADMIN =
  'Look in the Shopify admin under Settings › Customer accounts: it has to say legacy accounts. Stores created since February 2026 have none.'

/**
 * What can be told from outside of the kind of customer accounts that a store has. An address of
 * their own is a sign of the new ones, which have no password; that there is none proves nothing.
 */
export async function checkAccounts(ask: AskStore): Promise<Finding> {
  const { reply } = await ask({ query: '{ shop { customerAccountUrl } }' })
  const shop = reply.status === 'answered' ? Object(reply.data['shop']) : {}
  const { customerAccountUrl } = shop
  return typeof customerAccountUrl === 'string'
    ? warn(
        CHECK,
        `The store has the new customer accounts, at ${customerAccountUrl}.`,
        IN_THE_ADMIN,
      )
    : ok(
        CHECK,
        'Nothing speaks against customer accounts by e-mail and password; more cannot be told from here.',
        IN_THE_ADMIN,
      )
}
