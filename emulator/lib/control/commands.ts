import { customerIdentity } from '../customers/customer-fields.ts'
import { faultKinds } from '../faults/fault-kinds.ts'
import { shopifyDateTime } from '../state/clock.ts'
import type { Store } from '../store.ts'
import { BadCommand } from './bad-command.ts'
import { setBehaviour } from './behaviour-input.ts'
import { moveClock } from './clock-input.ts'
import type { CommandInput } from './command-input.ts'
import { readCustomer } from './customer-input.ts'
import { readFault } from './fault-input.ts'
import { customerViews, stateOf } from './state.ts'
import { readEnd, readKnownCustomer, readLivingToken } from './token-input.ts'

/** Carries a command out; what it returns is the answer. */
export type Command = (store: Store, input: CommandInput) => unknown

const clearJournal: Command = ({ journal }) => journal.clear()
const clearFaults: Command = ({ faults }) => faults.clear()
const clearMail: Command = ({ outbox }) => outbox.clear()
const clearLimits: Command = ({ limits }) => limits.clear()
const clock: Command = ({ clock }) => ({ now: new Date(clock.now()).toISOString() })
const resetClock: Command = ({ clock }) => clock.reset()
const revokeAllTokens: Command = ({ tokens }) => {
  for (const token of tokens.all()) tokens.revoke(token)
}
const removeCustomer: Command = ({ customers }, input) =>
  customers.remove(readKnownCustomer(customers, input).email)

/** Logs a customer in without their password: the token, and whom the API says that it stands for. */
const mintToken: Command = ({ customers, tokens }, input) => {
  const customer = readKnownCustomer(customers, input)
  if (customer.state !== 'enabled') throw new BadCommand(`That customer is ${customer.state}.`)
  const { accessToken, expiresAt } = tokens.issue(customer)
  return {
    accessToken,
    expiresAt: shopifyDateTime(expiresAt),
    customer: customerIdentity(customer),
  }
}

/**
 * The commands by method and path. A form can only GET and POST, so whatever is a DELETE is a POST
 * as well.
 */
export const COMMANDS: Readonly<Record<string, Command>> = {
  'GET help': () => ({ commands: [...Object.keys(COMMANDS), 'GET events'] }),
  'GET state': stateOf,
  'GET clock': clock,
  'POST clock': (store, input) => {
    moveClock(store.clock, input)
    return clock(store, input)
  },
  'DELETE clock': resetClock,
  'POST clock/reset': resetClock,
  'GET journal': ({ journal }) => journal.entries(),
  'DELETE journal': clearJournal,
  'POST journal/clear': clearJournal,
  'GET faults': ({ faults }) => ({ kinds: faultKinds(), set: faults.list() }),
  'POST faults': ({ faults }, input) => faults.add(readFault(input)),
  'DELETE faults': clearFaults,
  'POST faults/clear': clearFaults,
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
    living: tokens.all().filter(({ accessToken }) => tokens.living(accessToken)).length,
    all: tokens.all().length,
  }),
  'POST tokens': mintToken,
  'DELETE tokens': revokeAllTokens,
  'POST tokens/revoke-all': revokeAllTokens,
  'POST tokens/revoke': ({ tokens }, input) => tokens.revoke(readLivingToken(tokens, input)),
  'POST tokens/expire': ({ tokens, clock }, input) => {
    readLivingToken(tokens, input).expiresAt = readEnd(input, clock.now())
  },
  'GET mail': ({ outbox }) => outbox.all(),
  'DELETE mail': clearMail,
  'POST mail/clear': clearMail,
  'DELETE limits': clearLimits,
  'POST limits/clear': clearLimits,
  'GET customers': customerViews,
  'POST customers': ({ customers }, input) => void customers.add(readCustomer(input)),
  'DELETE customers': removeCustomer,
  'POST customers/remove': removeCustomer,
}
