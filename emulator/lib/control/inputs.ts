import { z } from 'zod'
import type { CustomerAccounts } from '../customer-account/customer-accounts.ts'
import type { CustomerSeed, CustomerState } from '../customers/customers.ts'
import { FAULT_KINDS } from '../faults/fault-kinds.ts'
import type { FaultRequest } from '../faults/faults.ts'
import { accountSchema } from '../graphql/account-schema.ts'
import { storefrontSchema } from '../graphql/storefront-schema.ts'
import { tokenHash } from '../state/journal.ts'
import type { Store } from '../store.ts'
import { BadCommand, type CommandInput, numberSchema, read } from './command-input.ts'

/** The states in which a customer can be added, and what each means. */
export const CUSTOMER_STATES: Readonly<Record<CustomerState, string>> = {
  enabled: 'can log in',
  invited: 'has no password yet',
  disabled: 'cannot log in',
}

/** What a fault can be set for that is no root field: requests of OAuth, and one whole API. */
const OTHER_TARGETS = [
  'discovery',
  'jwks',
  'token',
  'authorization_code',
  'refresh_token',
  'multipass',
  'customer-account-api',
]

/** What a fault can be set for: the root fields of both schemas, and the requests of OAuth. */
export function faultTargets(): readonly string[] {
  const types = [storefrontSchema(), accountSchema()].flatMap((schema) => [
    schema.getQueryType(),
    schema.getMutationType(),
  ])
  const fields = types.flatMap((type) => Object.keys(type?.getFields() ?? {}))
  return [...new Set([...OTHER_TARGETS, ...fields])]
}

const LONGEST_DELAY_MS = 600_000
const BAD_DELAY = `"delayMs" is a number from 0 to ${LONGEST_DELAY_MS}, in milliseconds.`
const BAD_TIMES = '"times" is a whole number from 1 on; without it, a fault stays until cleared.'

const FAULT: z.ZodType<FaultRequest> = z.object({
  kind: z.enum(FAULT_KINDS, {
    error: ({ input }) =>
      `There is no fault ${JSON.stringify(input)}. Send one of kind=${FAULT_KINDS.join(', ')}.`,
  }),
  field: z
    .custom<string>((field) => field === '*' || faultTargets().some((name) => name === field), {
      error: ({ input }) =>
        `No schema has a root field ${JSON.stringify(input)}. Send e.g. field=customerAccessTokenRenew, one of ${OTHER_TARGETS.join(', ')}, or field=* for every request.`,
    })
    .exactOptional(),
  times: numberSchema(1, Number.MAX_SAFE_INTEGER, BAD_TIMES)
    .refine(Number.isInteger, { error: BAD_TIMES })
    .exactOptional(),
  delayMs: numberSchema(0, LONGEST_DELAY_MS, BAD_DELAY).exactOptional(),
})

/** @throws {BadCommand} for an unknown kind or field, and for numbers that are out of range */
export function readFault(input: CommandInput): FaultRequest {
  return read(FAULT, input)
}

const EMAIL_MISSING = 'A customer needs an "email", e.g. email=grace@example.com.'
const PASSWORD_MISSING = 'A customer needs a "password" that is a string.'

const CUSTOMER: z.ZodType<CustomerSeed> = z.object({
  email: z
    .string({ error: EMAIL_MISSING })
    .trim()
    .regex(/^\S+@\S+$/, { error: EMAIL_MISSING }),
  password: z.string({ error: PASSWORD_MISSING }).min(1, { error: PASSWORD_MISSING }),
  state: z
    .enum(Object.keys(CUSTOMER_STATES) as CustomerState[], {
      error: `"state" is one of ${Object.keys(CUSTOMER_STATES).join(', ')}.`,
    })
    .default('enabled'),
  firstName: z.string().nullable().catch(null),
  lastName: z.string().nullable().catch(null),
})

/** @throws {BadCommand} without an e-mail address and a password, or for an unknown state */
export function readCustomer(input: CommandInput): CustomerSeed {
  return read(CUSTOMER, input)
}

/**
 * The customer whom a command names by e-mail address.
 * @throws {BadCommand} for an address that no customer has
 */
export function readKnownCustomer({ customers }: Store, { email }: CommandInput) {
  const customer = typeof email === 'string' ? customers.byEmail(email) : undefined
  if (customer !== undefined) return customer
  throw new BadCommand('No customer has that "email". GET customers lists them.')
}

/**
 * The valid token that a command names by its number, or by its hash in the journal; its string is a
 * secret, which no command takes.
 * @throws {BadCommand} for a number or a hash that no valid token has
 */
export function readValidToken({ tokens }: Store, { number, hash }: CommandInput) {
  const token = tokens
    .all()
    .find((known) => known.number === Number(number) || tokenHash(known.accessToken) === hash)
  if (token !== undefined && tokens.valid(token.accessToken) === token) return token
  throw new BadCommand(
    'No valid token has that number or hash. Send number=… or hash=…; GET state lists the tokens.',
  )
}

/**
 * The id of the grant that a command names.
 * @throws {BadCommand} for one that there is not, or whose tokens are all good for nothing
 */
export function readGrant({ grants }: CustomerAccounts, id: unknown): string {
  const grant = grants().find((each) => each.id === id)
  if (grant !== undefined) return grant.id
  throw new BadCommand('No grant has that "id". GET grants lists them.')
}

/**
 * When a token that a command expires is to end, in epoch milliseconds.
 * @throws {BadCommand} for a text that is no date
 */
export function readEnd({ at }: CommandInput, now: number): number {
  if (at === undefined) return now
  const end = typeof at === 'string' ? Date.parse(at) : Number.NaN
  if (!Number.isNaN(end)) return end
  throw new BadCommand('"at" is an instant, e.g. at=2026-12-24T00:00:00Z; without it, it is now.')
}
