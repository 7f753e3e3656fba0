import * as z from 'zod/mini'
import type { FieldError } from '../messages/problem.ts'
import { fieldErrors } from './field-errors.ts'

/** The fields of a body or a form, not yet validated. */
export type InputFields = Readonly<Record<string, unknown>>

/** What a visitor typed, validated; or what is wrong with it, field by field. */
export type Parsed<Value> =
  | { readonly status: 'valid'; readonly value: Value }
  | { readonly status: 'invalid'; readonly errors: readonly FieldError[] }

/** Field errors carry their code through zod as its message. */
const typed = (issue: { input?: unknown }) => (issue.input === undefined ? 'REQUIRED' : 'INVALID')

/** No name, address or number has control characters in it. */
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

/** What a parser gives. */
export type InputOf<Parser> = Parser extends (fields: InputFields) => Parsed<infer Value>
  ? Value
  : never

/** Validates what a visitor typed to log in. */
export const parseCredentials = parser(z.object({ email, password }))

/** Validates what a visitor typed to sign up. */
export const parseRegistration = parser(
  z.object({
    email,
    password,
    firstName: unlessEmpty(line),
    lastName: unlessEmpty(line),
    phone: unlessEmpty(line),
    acceptsMarketing: z.optional(flag),
  }),
)

/** Validates the address of somebody who forgot their password. */
export const parseRecovery = parser(z.object({ email }))

/** Validates a change of password. */
export const parsePasswordChange = parser(
  z.object({ currentPassword: password, newPassword: password }),
)

/** A field that is sent empty is emptied; one that is not sent stays as it is. */
const emptied = z.optional(
  z.nullable(
    z.pipe(
      line,
      z.transform((text) => (text === '' ? null : text)),
    ),
  ),
)

/** Validates a change of what a customer says of themselves. */
export const parseProfile = parser(
  z.object({
    email: z.optional(email),
    firstName: emptied,
    lastName: emptied,
    phone: emptied,
    acceptsMarketing: z.optional(flag),
  }),
)

/** The lines of an address that may be empty. Which of them a country needs is for Shopify to say. */
const freeLines = {
  firstName: emptied,
  lastName: emptied,
  company: emptied,
  phone: emptied,
  address2: emptied,
  zip: emptied,
  province: emptied,
}

/** Shopify keeps an address without them, and no parcel finds it. */
const needed = line.check(z.minLength(1, 'REQUIRED'))

/** Validates the lines of a new address. */
export const parseNewAddress = parser(
  z.object({ ...freeLines, address1: needed, city: needed, country: needed }),
)

/** Validates the lines of an address that change. */
export const parseAddressChange = parser(
  z.object({
    ...freeLines,
    address1: z.optional(needed),
    city: z.optional(needed),
    country: z.optional(needed),
  }),
)

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

/** A link from a mail: as a whole, or the id and the token in it. */
export type AccountLink =
  | { readonly url: string }
  | { readonly customerId: string; readonly token: string }

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
export const parseReset = linkParser(RESET_FIELDS)

/** Validates a link to enable an account, and its first password. */
export const parseActivation = linkParser(ACTIVATE_FIELDS)

function linkParser(names: LinkFields): (fields: InputFields) => Parsed<FollowedLink> {
  const parseWhole = parser(z.object({ [names.url]: url, password }))
  const parseParts = parser(z.object({ id: customerId, [names.token]: linkToken, password }))
  return function parseLink(fields) {
    const isWhole = fields[names.url] !== undefined || fields['id'] === undefined
    const parsed = isWhole ? parseWhole(fields) : parseParts(fields)
    if (parsed.status === 'invalid') return parsed
    const { [names.url]: whole = '', id = '', [names.token]: token = '' } = parsed.value
    const link = isWhole ? { url: whole } : { customerId: id, token }
    return { status: 'valid', value: { link, password: parsed.value['password'] ?? '' } }
  }
}

type Present<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> }

/** A field that was not sent is absent from the value: an undefined one would be an error at Shopify. */
function parser<Value extends object>(
  schema: z.ZodMiniType<Value>,
): (fields: InputFields) => Parsed<Present<Value>> {
  return function parse(fields) {
    const parsed = schema.safeParse(fields)
    if (!parsed.success) return { status: 'invalid', errors: fieldErrors(parsed.error.issues) }
    const present = Object.entries(parsed.data).filter(([, each]) => each !== undefined)
    return { status: 'valid', value: Object.fromEntries(present) as Present<Value> }
  }
}
