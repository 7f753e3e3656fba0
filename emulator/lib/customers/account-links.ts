import { randomBytes } from 'node:crypto'
import type { CustomerParts } from './customer-parts.ts'
import type { CustomerRecord } from './customers.ts'

/** What a link in a mail lets its reader do. */
export type LinkPurpose = 'reset' | 'activate'

/** What a link names: the number of a customer, and a token. */
export interface AccountLink {
  readonly number: number
  readonly token: string
}

/**
 * Creates an empty list of the links that the store has mailed and that are still valid: one for a
 * customer and a purpose. They end by the emulator's clock. A token looks like Shopify's: 32 hex digits, a dash, and the unix time.
 */
export function createAccountLinks({ origin, clock, secrets }: CustomerParts) {
  const tokens = new Map<string, string>()
  return {
    /** A new link; an earlier one for the same purpose is no longer valid. */
    issue(purpose: LinkPurpose, { number }: CustomerRecord): string {
      const [random, time] = [randomBytes(16).toString('hex'), Math.floor(clock.now() / 1000)]
      const token = secrets.keep('account-link-token', `${random}-${time}`)
      tokens.set(`${purpose}/${number}`, token)
      return `${origin()}/account/${purpose}/${number}/${token}`
    },
    /** Whether a link is the customer's own, was not used, and is not too old. */
    isGood: (purpose: LinkPurpose, { number, token }: AccountLink): boolean =>
      tokens.get(`${purpose}/${number}`) === token &&
      clock.now() <= issuedAt(token) + LIFETIMES_MS[purpose],
    /** A link can be used once. */
    use: (purpose: LinkPurpose, { number }: AccountLink): void => {
      tokens.delete(`${purpose}/${number}`)
    },
  }
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Not proven: Shopify says that links end, and not when. */
const LIFETIMES_MS: Readonly<Record<LinkPurpose, number>> = { reset: DAY_MS, activate: 30 * DAY_MS }

function issuedAt(token: string): number {
  return Number(token.split('-')[1]) * 1000
}

/** Reads a link; null if it is none for that purpose. */
export function readAccountLink(purpose: LinkPurpose, url: string): AccountLink | null {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  const match = /^\/account\/(reset|activate)\/(\d+)\/([0-9a-f]{32}-\d+)$/.exec(path)
  if (match?.[1] !== purpose) return null
  return { number: Number(match[2]), token: match[3] ?? '' }
}

/** The link that a global id and a token make. */
export function accountLink(id: string, token: string): AccountLink {
  return { number: Number(/^gid:\/\/shopify\/Customer\/(\d+)$/.exec(id)?.[1] ?? 0), token }
}
