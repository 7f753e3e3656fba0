import { customerIdentity } from '../customers/customer-fields.ts'
import { FAULT_KINDS } from '../faults/fault-kinds.ts'
import { parseDuration, shopifyDateTime } from '../state/clock.ts'
import type { Store } from '../store.ts'
import { BadCommand, type CommandInput } from './command-input.ts'
import {
  readCustomer,
  readEnd,
  readFault,
  readGrant,
  readKnownCustomer,
  readValidToken,
} from './inputs.ts'
import { setBehaviour } from './set-behaviour.ts'
import { customerViews, grantViews, stateOf } from './state.ts'

/** Carries out a command; what it returns is the answer. */
type Command = (store: Store, input: CommandInput) => unknown

const time: Command = ({ clock }) => ({ now: new Date(clock.now()).toISOString() })

/** Creates a token for a customer without their password. */
const createToken: Command = (store, input) => {
  const customer = readKnownCustomer(store, input)
  if (customer.state !== 'enabled') throw new BadCommand(`That customer is ${customer.state}.`)
  const { accessToken, expiresAt } = store.tokens.issue(customer)
  return {
    accessToken,
    expiresAt: shopifyDateTime(expiresAt),
    customer: customerIdentity(customer),
  }
}

/** The commands by method and path. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  'GET help': () => ({ commands: [...Object.keys(COMMANDS), 'GET events'] }),
  'GET state': stateOf,
  'GET clock': time,
  'POST clock': (store, input) => {
    moveClock(store, input)
    return time(store, input)
  },
  ...deletion('clock', 'clock/reset', ({ clock }) => clock.reset()),
  'GET journal': ({ journal }) => journal.entries(),
  ...deletion('journal', 'journal/clear', ({ journal }) => journal.clear()),
  'GET faults': ({ faults }) => ({ kinds: FAULT_KINDS, set: faults.list() }),
  'POST faults': ({ faults }, input) => faults.add(readFault(input)),
  ...deletion('faults', 'faults/clear', ({ faults }) => faults.clear()),
  'POST outage': ({ faults }, input) => {
    const fault = readFault({ kind: 'service-unavailable-503', ...input, field: '*' })
    faults.clear()
    faults.add(fault)
  },
  'GET behaviour': ({ behaviour }) => behaviour,
  'POST behaviour': ({ behaviour }, input) => {
    setBehaviour(behaviour, input)
    return behaviour
  },
  'GET secrets': ({ secrets }) => secrets.all(),
  'GET stored-secrets': ({ storedSecrets }) => storedSecrets(),
  'GET tokens': ({ tokens }) => ({
    valid: tokens.all().filter(({ accessToken }) => tokens.valid(accessToken)).length,
    all: tokens.all().length,
  }),
  'POST tokens': createToken,
  ...deletion('tokens', 'tokens/revoke-all', ({ tokens }) => {
    for (const token of tokens.all()) tokens.revoke(token)
  }),
  'POST tokens/revoke': (store, input) => store.tokens.revoke(readValidToken(store, input)),
  'POST tokens/expire': (store, input) => {
    readValidToken(store, input).expiresAt = readEnd(input, store.clock.now())
  },
  'POST customer-account-tokens': async (store, input) => {
    const customer = readKnownCustomer(store, input)
    if (customer.state === 'disabled') throw new BadCommand('That customer is disabled.')
    const tokens = await store.customerAccounts.issueTokens(customer)
    return { ...tokens, customer: customerIdentity(customer) }
  },
  'GET grants': (store) => grantViews(store),
  'POST grants/revoke': ({ customerAccounts }, { id }) =>
    customerAccounts.revoke(readGrant(customerAccounts, id)),
  ...deletion('grants', 'grants/end-all', ({ customerAccounts }) => customerAccounts.endAll()),
  'GET mail': ({ outbox }) => outbox.all(),
  ...deletion('mail', 'mail/clear', ({ outbox }) => outbox.clear()),
  ...deletion('limits', 'limits/clear', ({ limits }) => limits.clear()),
  'GET customers': customerViews,
  'POST customers': ({ customers }, input) => void customers.add(readCustomer(input)),
  ...deletion('customers', 'customers/remove', (store, input) =>
    store.customers.remove(readKnownCustomer(store, input).email),
  ),
}

/** A form can only GET and POST, so each DELETE is a POST as well. */
function deletion(path: string, postPath: string, command: Command) {
  return { [`DELETE ${path}`]: command, [`POST ${postPath}`]: command }
}

/** @throws {BadCommand} unless it says either by how much or where to */
function moveClock({ clock }: Store, { advance, now }: CommandInput): void {
  const milliseconds = typeof advance === 'string' ? parseDuration(advance.trim()) : null
  const instant = typeof now === 'string' ? Date.parse(now) : Number.NaN
  const isOne = advance === undefined || now === undefined
  if (isOne && milliseconds !== null && isDate(clock.now() + milliseconds)) {
    clock.advance(milliseconds)
  } else if (isOne && isDate(instant)) clock.set(instant)
  else throw new BadCommand('Send advance=P22D (an ISO 8601 duration) or now=2026-12-24T00:00:00Z.')
}

/** JavaScript has no date outside of these for every text, and a year has four digits. */
function isDate(instant: number): boolean {
  return instant >= 0 && instant < Date.UTC(10_000, 0)
}
