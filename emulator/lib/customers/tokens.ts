import { randomBytes } from 'node:crypto'
import { shopifyDateTime } from '../state/clock.ts'
import type { StoreState } from '../state/store-state.ts'
import type { CustomerRecord } from './customers.ts'

/** A customer access token that the emulator has created. */
export interface TokenRecord {
  readonly number: number
  readonly accessToken: string
  readonly customer: CustomerRecord
  /** Epoch milliseconds. */
  expiresAt: number
  isRevoked: boolean
}

/** The tokens of the emulated store. */
export interface TokenRegistry extends ReturnType<typeof createTokenRegistry> {}

/** Creates an empty registry. */
export function createTokenRegistry({ clock, behaviour, secrets }: StoreState) {
  const records = new Map<string, TokenRecord>()
  const nextEnd = () => clock.now() + behaviour.tokenLifetimeSeconds * 1000
  const isValid = ({ isRevoked, expiresAt, customer }: TokenRecord) =>
    !isRevoked && expiresAt > clock.now() && !customer.isDeleted

  function create(customer: CustomerRecord): TokenRecord {
    const random = randomBytes(TOKEN_LENGTH / 2).toString('hex')
    const accessToken = secrets.keep('customer-access-token', random)
    const number = 612_943_000_001 + records.size
    const record = { number, accessToken, customer, expiresAt: nextEnd(), isRevoked: false }
    records.set(accessToken, record)
    return record
  }

  function newestValid(customer: CustomerRecord): TokenRecord | undefined {
    return [...records.values()].findLast((token) => token.customer === customer && isValid(token))
  }

  return {
    /** A new token; or the customer's newest valid one, if `reuseActiveToken` says so. */
    issue(customer: CustomerRecord): TokenRecord {
      const reusable = behaviour.reuseActiveToken ? newestValid(customer) : undefined
      return reusable ?? create(customer)
    },
    /** The token of that string, if it is valid now and its customer was not deleted. */
    valid(accessToken: string): TokenRecord | undefined {
      const token = records.get(accessToken)
      return token !== undefined && isValid(token) ? token : undefined
    },
    /** Renews a valid token as the behaviour `renew` says. */
    renew(token: TokenRecord): TokenRecord {
      if (behaviour.renew === 'rotate-strict') token.isRevoked = true
      if (behaviour.renew.startsWith('rotate')) return create(token.customer)
      if (behaviour.renew === 'same') token.expiresAt = nextEnd()
      return token
    },
    revoke(token: TokenRecord): void {
      token.isRevoked = true
    },
    /** Whether any token that was ever created, valid or not, stands in a text. */
    standsIn: (text: string): boolean =>
      (text.match(HEX_DIGITS) ?? []).some((run) => {
        for (let at = 0; at + TOKEN_LENGTH <= run.length; at += 1) {
          if (records.has(run.slice(at, at + TOKEN_LENGTH))) return true
        }
        return false
      }),
    /** Every token that was ever created, also those that are not valid any more. */
    all: (): readonly TokenRecord[] => [...records.values()],
  }
}

/** A customer access token as the schema has one. */
export function customerAccessTokenObject(
  { accessToken, expiresAt }: TokenRecord,
  { behaviour, clock }: StoreState,
) {
  const end = behaviour.expiresAtNow ? clock.now() : expiresAt
  return { accessToken, expiresAt: shopifyDateTime(end) }
}

const TOKEN_LENGTH = 32

/** Of a longer run, every part may be a token. */
const HEX_DIGITS = new RegExp(`[0-9a-f]{${TOKEN_LENGTH},}`, 'g')
