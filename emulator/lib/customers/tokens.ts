import { randomBytes } from 'node:crypto'
import type { EmulatorBehaviour } from '../state/behaviour.ts'
import type { ClockControl } from '../state/clock.ts'
import type { SecretLog } from '../state/secrets.ts'
import type { CustomerRecord } from './customers.ts'

/** A customer access token that the emulator minted. */
export interface TokenRecord {
  readonly number: number
  readonly accessToken: string
  readonly customer: CustomerRecord
  /** Epoch milliseconds. */
  expiresAt: number
  isRevoked: boolean
}

/** The tokens of the emulated store. */
export interface TokenRegistry {
  /** Mints a token, or hands the customer's newest living one out again if the switch says so. */
  issue(customer: CustomerRecord): TokenRecord
  /** The token of that string if it is alive now: its customer is one of the store's. */
  living(accessToken: string): TokenRecord | undefined
  /** Renews a living token as the `renew` switch says. */
  renew(token: TokenRecord): TokenRecord
  revoke(token: TokenRecord): void
  /** Whether a token that was ever minted, living or dead, stands in a text. */
  standsIn(text: string): boolean
  /** Every token ever minted, dead ones too. */
  all(): readonly TokenRecord[]
}

/** Creates an empty registry. */
export function createTokenRegistry({
  clock,
  behaviour,
  secrets,
}: {
  clock: ClockControl
  behaviour: EmulatorBehaviour
  secrets: SecretLog
}): TokenRegistry {
  const records = new Map<string, TokenRecord>()
  const nextEnd = () => clock.now() + behaviour.tokenLifetimeSeconds * 1000
  const isLiving = ({ isRevoked, expiresAt, customer }: TokenRecord) =>
    !isRevoked && expiresAt > clock.now() && !customer.isDeleted

  function mint(customer: CustomerRecord, expiresAt: number): TokenRecord {
    const accessToken = secrets.keep(
      'customer-access-token',
      randomBytes(TOKEN_LENGTH / 2).toString('hex'),
    )
    const number = 612_943_000_001 + records.size
    const record = { number, accessToken, customer, expiresAt, isRevoked: false }
    records.set(accessToken, record)
    return record
  }

  function newestLiving(customer: CustomerRecord): TokenRecord | undefined {
    return [...records.values()].findLast((token) => token.customer === customer && isLiving(token))
  }

  return {
    issue(customer) {
      const reusable = behaviour.reuseActiveToken ? newestLiving(customer) : undefined
      return reusable ?? mint(customer, nextEnd())
    },
    living(accessToken) {
      const token = records.get(accessToken)
      return token !== undefined && isLiving(token) ? token : undefined
    },
    renew(token) {
      switch (behaviour.renew) {
        case 'same':
          token.expiresAt = nextEnd()
          return token
        case 'no-extend':
          return token
        case 'rotate-grace':
          return mint(token.customer, nextEnd())
        case 'rotate-strict':
          token.isRevoked = true
          return mint(token.customer, nextEnd())
      }
    },
    revoke(token) {
      token.isRevoked = true
    },
    standsIn: (text) =>
      (text.match(HEX_DIGITS) ?? []).some((run) => {
        for (let at = 0; at + TOKEN_LENGTH <= run.length; at += 1) {
          if (records.has(run.slice(at, at + TOKEN_LENGTH))) return true
        }
        return false
      }),
    all: () => [...records.values()],
  }
}

const TOKEN_LENGTH = 32

/** Of a longer run, every part may be a token. */
const HEX_DIGITS = new RegExp(`[0-9a-f]{${TOKEN_LENGTH},}`, 'g')
