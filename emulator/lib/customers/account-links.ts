import { randomBytes } from 'node:crypto'
import type { SecretLog } from '../state/secrets.ts'
import type { CustomerRecord } from './customers.ts'

/** What a link in a mail lets its reader do. */
export type LinkPurpose = 'reset' | 'activate'

/** The links that the store has mailed and that still work: one for a customer and a purpose. */
export interface AccountLinks {
  /** A new link; an earlier one for the same purpose works no more. */
  issue(purpose: LinkPurpose, customer: CustomerRecord): string
  /** Whether a link's token is the customer's own and unused. */
  isGood(purpose: LinkPurpose, customer: CustomerRecord, token: string): boolean
  /** A link works once. */
  use(purpose: LinkPurpose, customer: CustomerRecord): void
}

/**
 * Creates the links of a store without any. A token looks like Shopify's: 32 hex digits, a dash,
 * and the unix time. `origin` is where the store is, `now` in epoch milliseconds.
 */
export function createAccountLinks({
  origin,
  now,
  secrets,
}: {
  origin: () => string
  now: () => number
  secrets: SecretLog
}): AccountLinks {
  const tokens = new Map<string, string>()
  const key = (purpose: LinkPurpose, { number }: CustomerRecord) => `${purpose}/${number}`
  return {
    issue(purpose, customer) {
      const random = randomBytes(16).toString('hex')
      const token = secrets.keep('account-link-token', `${random}-${Math.floor(now() / 1000)}`)
      tokens.set(key(purpose, customer), token)
      return `${origin()}/account/${purpose}/${customer.number}/${token}`
    },
    isGood: (purpose, customer, token) => tokens.get(key(purpose, customer)) === token,
    use: (purpose, customer) => void tokens.delete(key(purpose, customer)),
  }
}

/** The customer's number and the token in a link; null if it is none for that purpose. */
export function readAccountLink(
  purpose: LinkPurpose,
  url: string,
): { readonly number: number; readonly token: string } | null {
  const match = /^\/account\/(reset|activate)\/(\d+)\/([0-9a-f]{32}-\d+)$/.exec(pathOf(url))
  if (match?.[1] !== purpose) return null
  return { number: Number(match[2]), token: match[3] ?? '' }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : ''
}
