import type { TokenRecord } from '../customers/tokens.ts'
import { tokenHash } from '../state/journal.ts'
import type { Store } from '../store.ts'

/** The state of an emulator, without a secret except for the links in mails. */
export type EmulatorState = ReturnType<typeof stateOf>

/** A customer as the emulator shows one: without the password. */
export type CustomerView = EmulatorState['customers'][number]

/** A token as the emulator shows one: without its string. */
export type TokenView = EmulatorState['tokens']['newest'][number]

/** What a customer has allowed by OAuth, as the emulator shows it: without a token. */
export type GrantState = EmulatorState['grants']['newest'][number]

const MOST_SHOWN = 50

/** The present state of a store; of long lists, the newest fifty entries. */
export function stateOf(store: Store) {
  const { clock, faults, journal, outbox, behaviour } = store
  return {
    clock: {
      /** ISO 8601. */
      now: new Date(clock.now()).toISOString(),
      /** How far it is ahead of the machine's. */
      aheadSeconds: Math.round((clock.now() - Date.now()) / 1000),
    },
    faults: faults.list(),
    journal: newest(journal.entries()),
    tokens: tokenViews(store),
    grants: newest(grantViews(store)),
    /** How many browsers the hosted log-in page remembers. */
    hostedSessions: store.customerAccounts.records.hostedSessions(),
    customers: customerViews(store),
    outbox: newest(outbox.all()),
    behaviour,
  }
}

/** All customers of a store, in the order in which they were added. */
export function customerViews({ customers, tokens }: Store) {
  const valid = tokens.all().filter(({ accessToken }) => tokens.valid(accessToken) !== undefined)
  return customers.all().map(({ number, email, firstName, lastName, state, orders }) => ({
    number,
    email,
    firstName,
    lastName,
    state,
    validTokens: valid.filter(({ customer }) => customer.number === number).length,
    orders: orders.length,
  }))
}

/** What customers have allowed by OAuth, and what is left of it, oldest first. */
export function grantViews({ customerAccounts }: Store) {
  return customerAccounts.grants().map(({ id, customer, since, refreshTokens, accessUntil }) => ({
    id,
    customer: customer.email,
    /** ISO 8601, both. */
    since: new Date(since).toISOString(),
    accessUntil: accessUntil === null ? null : new Date(accessUntil).toISOString(),
    refreshTokens,
  }))
}

/** The newest items first, and how many there are of them all. */
function newest<Item>(items: readonly Item[]) {
  return { total: items.length, newest: items.slice(-MOST_SHOWN).reverse() }
}

function tokenViews({ tokens }: Store) {
  const { total, newest: last } = newest(tokens.all())
  const stateOfToken = ({
    accessToken,
    isRevoked,
  }: TokenRecord): 'valid' | 'expired' | 'revoked' => {
    if (tokens.valid(accessToken) !== undefined) return 'valid'
    return isRevoked ? 'revoked' : 'expired'
  }
  return {
    total,
    newest: last.map((token) => ({
      number: token.number,
      customer: token.customer.email,
      /** As in the journal. */
      hash: tokenHash(token.accessToken),
      /** ISO 8601. */
      expiresAt: new Date(token.expiresAt).toISOString(),
      state: stateOfToken(token),
    })),
  }
}
