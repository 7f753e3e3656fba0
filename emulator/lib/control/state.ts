import type { CustomerRecord } from '../customers/customers.ts'
import type { TokenRecord } from '../customers/tokens.ts'
import type { FaultRequest } from '../faults/faults.ts'
import type { EmulatorBehaviour } from '../state/behaviour.ts'
import { type JournalEntry, tokenHash } from '../state/journal.ts'
import type { Mail } from '../state/outbox.ts'
import type { Store } from '../store.ts'

/** A customer as the emulator shows one: without the password. */
export interface CustomerView {
  readonly number: number
  readonly email: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly state: string
  readonly livingTokens: number
  readonly orders: number
}

/** A token as the emulator shows one: without its string. */
export interface TokenView {
  readonly number: number
  readonly customer: string
  /** As it stands in the journal. */
  readonly hash: string
  /** ISO 8601. */
  readonly expiresAt: string
  readonly state: 'living' | 'expired' | 'revoked'
}

/** Some of a long list, newest first. */
export interface Newest<Item> {
  /** How many there are of them all. */
  readonly total: number
  readonly newest: readonly Item[]
}

/** What the emulator holds at a moment, without a secret but for the links in mails. */
export interface EmulatorState {
  readonly clock: {
    /** ISO 8601. */
    readonly now: string
    /** How far it is ahead of the machine's. */
    readonly aheadSeconds: number
  }
  readonly faults: readonly FaultRequest[]
  readonly journal: Newest<JournalEntry>
  readonly tokens: Newest<TokenView>
  readonly customers: readonly CustomerView[]
  readonly outbox: Newest<Mail>
  readonly behaviour: EmulatorBehaviour
}

const MOST_SHOWN = 50

/** Takes a snapshot of a store. Of what may be much, the newest fifty are in it. */
export function stateOf(store: Store): EmulatorState {
  const { clock, faults, journal, outbox, behaviour } = store
  return {
    clock: {
      now: new Date(clock.now()).toISOString(),
      aheadSeconds: Math.round((clock.now() - Date.now()) / 1000),
    },
    faults: faults.list(),
    journal: newest(journal.entries()),
    tokens: tokenViews(store),
    customers: customerViews(store),
    outbox: newest(outbox.all()),
    behaviour,
  }
}

/** All customers of a store, in the order in which they came. */
export function customerViews({ customers, tokens }: Store): readonly CustomerView[] {
  const living = tokens.all().filter(({ accessToken }) => tokens.living(accessToken) !== undefined)
  return customers.all().map((record) => customerView(record, living))
}

function newest<Item>(items: readonly Item[]): Newest<Item> {
  return { total: items.length, newest: items.slice(-MOST_SHOWN).reverse() }
}

function tokenViews({ tokens }: Store): Newest<TokenView> {
  const { total, newest: last } = newest(tokens.all())
  const stateOfToken = ({ accessToken, isRevoked }: TokenRecord) => {
    if (tokens.living(accessToken) !== undefined) return 'living'
    return isRevoked ? 'revoked' : 'expired'
  }
  return {
    total,
    newest: last.map((token) => ({
      number: token.number,
      customer: token.customer.email,
      hash: tokenHash(token.accessToken),
      expiresAt: new Date(token.expiresAt).toISOString(),
      state: stateOfToken(token),
    })),
  }
}

function customerView(
  { number, email, firstName, lastName, state, orders }: CustomerRecord,
  living: readonly TokenRecord[],
): CustomerView {
  const own = living.filter(({ customer }) => customer.number === number)
  return {
    number,
    email,
    firstName,
    lastName,
    state,
    livingTokens: own.length,
    orders: orders.length,
  }
}
