import type { CustomerSeed, CustomerState } from '../customers/customers.ts'
import { BadCommand } from './bad-command.ts'
import type { CommandInput } from './command-input.ts'

/** The states that a customer can be added in, and what each means. */
export const CUSTOMER_STATES: Readonly<Record<CustomerState, string>> = {
  enabled: 'can log in',
  invited: 'has no password yet',
  disabled: 'cannot log in',
}

/**
 * Reads a customer from a command.
 * @throws {BadCommand} without an e-mail address and a password, or for an unknown state
 */
export function readCustomer(input: CommandInput): CustomerSeed {
  const { email, password, firstName, lastName, state = 'enabled' } = input
  if (typeof email !== 'string' || !/^\s*\S+@\S+\s*$/.test(email)) {
    throw new BadCommand('A customer needs an "email", e.g. email=grace@example.com.')
  }
  if (typeof password !== 'string' || password === '') {
    throw new BadCommand('A customer needs a "password" that is a string.')
  }
  if (!isState(state)) {
    throw new BadCommand(`"state" is one of ${Object.keys(CUSTOMER_STATES).join(', ')}.`)
  }
  return {
    email: email.trim(),
    password,
    state,
    ...(typeof firstName === 'string' ? { firstName } : {}),
    ...(typeof lastName === 'string' ? { lastName } : {}),
  }
}

function isState(value: unknown): value is CustomerState {
  return typeof value === 'string' && Object.hasOwn(CUSTOMER_STATES, value)
}
