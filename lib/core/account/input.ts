import * as z from 'zod/mini'
import type { FieldError } from '../messages/problem.ts'
import type { Credentials } from '../session/token-source.ts'
import type { AddressInput } from './address-mutations.ts'
import type { AccountLink, CustomerCreateInput, CustomerUpdateInput } from './customer-mutations.ts'
import { fieldErrors } from './field-errors.ts'

/** The fields of a body or a form, not yet validated. */
export type InputFields = Readonly<Record<string, unknown>>

/** What a visitor typed, validated; or what is wrong with it, field by field. */
export type Parsed<Value> =
  | { readonly status: 'valid'; readonly value: Value }
  | { readonly status: 'invalid'; readonly errors: readonly FieldError[] }

/** Field errors carry their code through zod as its message. */
const typed = (issue: { input?: unknown }) => (issue.input === undefined ? 'REQUIRED' : 'INVALID')

/** Nobody's name, address or number has control characters in it. */
const noControls = z.regex(/^\P{Cc}*$/u, 'INVALID')

/** Loose on purpose: Shopify knows which addresses exist, this only catches slips. */
const email = z
  .string({ error: typed })
  .check(
    z.trim(),
    z.minLength(1, 'REQUIRED'),
    z.maxLength(254, 'TOO_LONG'),
    z.regex(/^[^\s@]+@[^\s@]+$/, 'INVALID'),
    noControls,
  )

/** Never trimmed: a space can be part of a password. */
const password = z
  .string({ error: typed })
  .check(z.minLength(1, 'REQUIRED'), z.maxLength(1024, 'TOO_LONG'))

/** Shopify's own limit. */
const line = z.string({ error: typed }).check(z.trim(), z.maxLength(255, 'TOO_LONG'), noControls)

/**
 * A form sends a checked box as `on`, and nothing for one that is not. With a hidden `false` of the
 * same name before it, it sends `false`, or `false` and `on`: so a box can be unchecked.
 */
const flag = z.pipe(
  z.transform((value) => (String(value) === 'false,on' ? 'on' : value)),
  z.union(
    [
      z.boolean(),
      z.pipe(
        z.enum(['on', 'true', 'false', '']),
        z.transform((text) => text === 'on' || text === 'true'),
      ),
    ],
    { error: 'INVALID' },
  ),
)

/** An empty field of a form is one that was left out. */
function unlessEmpty<Schema extends z.core.$ZodType>(schema: Schema) {
  return z.pipe(
    z.transform((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value)),
    z.optional(schema),
  )
}

const credentials = z.object({ email, password })

/** Validates what a visitor typed to log in. */
export function parseCredentials(fields: InputFields): Parsed<Credentials> {
  return parse(credentials, fields)
}

const registration = z.object({
  email,
  password,
  firstName: unlessEmpty(line),
  lastName: unlessEmpty(line),
  phone: unlessEmpty(line),
  acceptsMarketing: z.optional(flag),
})

/** Validates what a visitor typed to sign up. */
export function parseRegistration(fields: InputFields): Parsed<CustomerCreateInput> {
  const parsed = parse(registration, fields)
  return parsed.status === 'valid'
    ? { status: 'valid', value: withoutAbsent(parsed.value) }
    : parsed
}

const recovery = z.object({ email })

/** Validates the address of somebody who forgot their password. */
export function parseRecovery(fields: InputFields): Parsed<{ readonly email: string }> {
  return parse(recovery, fields)
}

const passwordChange = z.object({ currentPassword: password, newPassword: password })

/** Validates a change of password. */
export function parsePasswordChange(
  fields: InputFields,
): Parsed<{ readonly currentPassword: string; readonly newPassword: string }> {
  return parse(passwordChange, fields)
}

/** A field that is sent empty is emptied; one that is not sent stays as it is. */
const emptied = z.pipe(
  line,
  z.transform((text) => (text === '' ? null : text)),
)

const profile = z.object({
  email: z.optional(email),
  firstName: z.optional(z.nullable(emptied)),
  lastName: z.optional(z.nullable(emptied)),
  phone: z.optional(z.nullable(emptied)),
  acceptsMarketing: z.optional(flag),
})

/** Validates a change of what a customer says of themselves. */
export function parseProfile(fields: InputFields): Parsed<Omit<CustomerUpdateInput, 'password'>> {
  const parsed = parse(profile, fields)
  return parsed.status === 'valid'
    ? { status: 'valid', value: withoutAbsent(parsed.value) }
    : parsed
}

const address = z.object({
  firstName: z.optional(z.nullable(emptied)),
  lastName: z.optional(z.nullable(emptied)),
  company: z.optional(z.nullable(emptied)),
  phone: z.optional(z.nullable(emptied)),
  address1: z.optional(z.nullable(emptied)),
  address2: z.optional(z.nullable(emptied)),
  zip: z.optional(z.nullable(emptied)),
  city: z.optional(z.nullable(emptied)),
  province: z.optional(z.nullable(emptied)),
  country: z.optional(z.nullable(emptied)),
})

/** Validates the lines of an address. Which of them a country needs is for Shopify to say. */
export function parseAddress(fields: InputFields): Parsed<AddressInput> {
  const parsed = parse(address, fields)
  return parsed.status === 'valid'
    ? { status: 'valid', value: withoutAbsent(parsed.value) }
    : parsed
}

/** Whether a box was checked. */
export function parseFlag(value: unknown): boolean {
  return flag.safeParse(value).data === true
}

/** The names under which a link from a mail comes in. */
export interface LinkFields {
  /** The link as a whole. */
  readonly url: 'resetUrl' | 'activationUrl'
  /** The token in it; `id` stands beside it. */
  readonly token: 'resetToken' | 'activationToken'
}

/** The fields of a link to set a new password. */
export const RESET_FIELDS: LinkFields = { url: 'resetUrl', token: 'resetToken' }

/** The fields of a link to enable an account. */
export const ACTIVATE_FIELDS: LinkFields = { url: 'activationUrl', token: 'activationToken' }

/** A link from a mail, and the password that is set with it. */
export interface FollowedLink {
  readonly link: AccountLink
  readonly password: string
}

const url = z
  .string({ error: typed })
  .check(z.maxLength(2048, 'TOO_LONG'), z.regex(/^https?:\/\/[^\s\p{Cc}]+$/iu, 'INVALID'))

/** `42`, as it stands in a link, or Shopify's global id. */
const customerId = z.pipe(
  z.string({ error: typed }).check(z.regex(/^(gid:\/\/shopify\/Customer\/)?\d{1,20}$/, 'INVALID')),
  z.transform((id) => (id.startsWith('gid:') ? id : `gid://shopify/Customer/${id}`)),
)

const linkToken = z.string({ error: typed }).check(z.regex(/^[\w-]{1,256}$/, 'INVALID'))

/** Validates a link to set a new password, and that password. */
export function parseReset(fields: InputFields): Parsed<FollowedLink> {
  return parseLink(fields, RESET_FIELDS)
}

/** Validates a link to enable an account, and its first password. */
export function parseActivation(fields: InputFields): Parsed<FollowedLink> {
  return parseLink(fields, ACTIVATE_FIELDS)
}

function parseLink(fields: InputFields, names: LinkFields): Parsed<FollowedLink> {
  if (fields[names.url] !== undefined || fields['id'] === undefined) {
    const parsed = parse(z.object({ [names.url]: url, password }), fields)
    if (parsed.status === 'invalid') return parsed
    const { [names.url]: link = '', password: chosen = '' } = parsed.value
    return { status: 'valid', value: { link: { url: link }, password: chosen } }
  }
  const parsed = parse(z.object({ id: customerId, [names.token]: linkToken, password }), fields)
  if (parsed.status === 'invalid') return parsed
  const { id = '', [names.token]: token = '', password: chosen = '' } = parsed.value
  return { status: 'valid', value: { link: { customerId: id, token }, password: chosen } }
}

function parse<Value>(schema: z.ZodMiniType<Value>, fields: InputFields): Parsed<Value> {
  const parsed = schema.safeParse(fields)
  return parsed.success
    ? { status: 'valid', value: parsed.data }
    : { status: 'invalid', errors: fieldErrors(parsed.error.issues) }
}

type Present<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> }

/** Without the fields that were not sent: an absent field is kept, an undefined one is an error. */
function withoutAbsent<Value extends object>(value: Value): Present<Value> {
  const present = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(present) as Present<Value>
}
