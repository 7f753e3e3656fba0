import type { CustomerDirectory, CustomerRecord } from '../customers/customers.ts'
import type { TokenRecord, TokenRegistry } from '../customers/tokens.ts'
import { tokenHash } from '../state/journal.ts'
import { BadCommand } from './bad-command.ts'
import { type CommandInput, numberOf } from './command-input.ts'

/**
 * The living token that a command names by its number, or by the hash that the journal knows it by;
 * its string is a secret, which no command takes.
 * @throws {BadCommand} for a number or a hash that no living token has
 */
export function readLivingToken(tokens: TokenRegistry, input: CommandInput): TokenRecord {
  const number = numberOf(input['number'])
  const token = tokens
    .all()
    .find((known) => known.number === number || tokenHash(known.accessToken) === input['hash'])
  if (token !== undefined && tokens.living(token.accessToken) === token) return token
  throw new BadCommand(
    'No living token has that number or hash. Send number=… or hash=…; GET state lists the tokens.',
  )
}

/**
 * When a token that a command expires is to end, in epoch milliseconds.
 * @throws {BadCommand} for what is no date
 */
export function readEnd({ at }: CommandInput, now: number): number {
  if (at === undefined) return now
  const end = typeof at === 'string' ? Date.parse(at) : Number.NaN
  if (!Number.isNaN(end)) return end
  throw new BadCommand('"at" is an instant, e.g. at=2026-12-24T00:00:00Z; without it, it is now.')
}

/**
 * The customer whom a command names by e-mail address.
 * @throws {BadCommand} for an address that no customer has
 */
export function readKnownCustomer(
  customers: CustomerDirectory,
  { email }: CommandInput,
): CustomerRecord {
  const customer = typeof email === 'string' ? customers.byEmail(email) : undefined
  if (customer !== undefined) return customer
  throw new BadCommand('No customer has that "email". GET customers lists them.')
}
