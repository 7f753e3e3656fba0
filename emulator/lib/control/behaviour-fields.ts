import { z } from 'zod'
import { defaultBehaviour, type EmulatorBehaviour } from '../state/behaviour.ts'
import { BadCommand, type CommandInput } from './command-input.ts'
import { read, wholeBetween } from './inputs.ts'

/** The values of a behaviour, and its labels on the emulator's page. */
export type BehaviourField<Value> = {
  readonly label: string
  readonly hint?: string
} & FieldValues<Value>

type FieldValues<Value> = [Value] extends [boolean]
  ? { readonly type: 'yes-or-no' }
  : [Value] extends [string]
    ? { readonly type: 'choice'; readonly choices: Readonly<Record<Value, string>> }
    : [Value] extends [number]
      ? { readonly type: 'number'; readonly least: number; readonly most: number }
      : [Value] extends [readonly string[]]
        ? { readonly type: 'names'; readonly usual: readonly string[] }
        : { readonly type: 'numbers'; readonly numbers: Readonly<Record<keyof Value, string>> }

/** A field for each behaviour. A behaviour without one does not compile. */
export const BEHAVIOUR_FIELDS: {
  readonly [Name in keyof EmulatorBehaviour]: BehaviourField<EmulatorBehaviour[Name]>
} = {
  renew: {
    label: 'A renewal answers',
    type: 'choice',
    choices: {
      same: 'the same token, with a later end',
      'rotate-grace': 'another token; the old one stays valid',
      'rotate-strict': 'another token; the old one is revoked',
      'no-extend': 'the same token, with the same end',
    },
  },
  refusedRenewal: {
    label: 'A refused renewal is',
    type: 'choice',
    choices: {
      'access-denied': 'ACCESS_DENIED at the top level',
      'user-errors': 'an entry in userErrors',
      null: 'a null, without a reason',
    },
  },
  tokenLifetimeSeconds: {
    label: 'A token is valid for, in seconds',
    hint: '3628800 are 42 days.',
    type: 'number',
    least: 1,
    most: 10 * 365 * 86_400,
  },
  reuseActiveToken: { label: 'A login returns a valid token again', type: 'yes-or-no' },
  expiresAtNow: {
    label: 'expiresAt is the present, although the token stays valid',
    type: 'yes-or-no',
  },
  emailChange: {
    label: 'A change of the e-mail address is',
    type: 'choice',
    choices: { denied: 'denied', allowed: 'allowed' },
  },
  strippedAddressIds: {
    label: 'An address id without its credential is',
    type: 'choice',
    choices: { refused: 'refused', accepted: 'accepted' },
  },
  cartIds: {
    label: 'The id of a cart is accepted',
    type: 'choice',
    choices: { exact: 'as it was issued', lenient: 'in other spellings, too' },
  },
  buyerInContext: {
    label: 'A customer named in @inContext is',
    type: 'choice',
    choices: { accepted: 'accepted', refused: 'refused' },
  },
  limits: {
    label: 'Tries within ten minutes',
    hint: 'For one buyer’s address.',
    type: 'numbers',
    numbers: { login: 'wrong passwords', 'sign-up': 'sign-ups', recover: 'forgotten passwords' },
  },
  scopes: { label: 'The API tokens may', type: 'names', usual: defaultBehaviour().scopes },
  strict: { label: 'Refuse a private token that comes from a browser', type: 'yes-or-no' },
}

/** A field of any behaviour. */
export type AnyBehaviourField = (typeof BEHAVIOUR_FIELDS)[keyof EmulatorBehaviour]

/**
 * Sets each behaviour that a command names, all or none. In a form, `limits.login` stands for the
 * `login` of `limits`, and `scopes=none` for no scope.
 * @throws {BadCommand} for an unknown behaviour, or a value that a behaviour cannot have
 */
export function setBehaviour(behaviour: EmulatorBehaviour, input: CommandInput): void {
  const values = Object.entries(nested(input)).map(([name, value]) => {
    if (!isBehaviour(name)) {
      const names = Object.keys(BEHAVIOUR_FIELDS).join(', ')
      throw new BadCommand(`There is no behaviour "${name}". Send one of ${names}.`)
    }
    const sent = read(schemaOf(name, BEHAVIOUR_FIELDS[name]), value)
    return [name, name === 'limits' ? { ...behaviour.limits, ...Object(sent) } : sent]
  })
  Object.assign(behaviour, Object.fromEntries(values))
}

function isBehaviour(name: string): name is keyof EmulatorBehaviour {
  return Object.hasOwn(BEHAVIOUR_FIELDS, name)
}

/** `{'limits.login': 3}` is `{limits: {login: 3}}`. */
function nested(input: CommandInput): CommandInput {
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(input)) {
    const [outer = '', inner] = name.split('.', 2)
    values[outer] = inner === undefined ? value : { ...Object(values[outer]), [inner]: value }
  }
  return values
}

const MOST_TRIES = 1_000_000

function schemaOf(name: string, field: AnyBehaviourField): z.ZodType {
  switch (field.type) {
    case 'yes-or-no': {
      const error = `"${name}" is true or false.`
      const isTrue = z.literal([true, 'true', false, 'false'], { error })
      return isTrue.transform((value) => `${value}` === 'true')
    }
    case 'choice': {
      const choices = Object.keys(field.choices)
      return z.enum(choices, { error: `"${name}" is one of ${choices.join(', ')}.` })
    }
    case 'number':
      return whole(name, field.least, field.most)
    case 'names': {
      const error = `"${name}" is a list of names; none, for no name at all.`
      const names = z.array(z.string({ error }).regex(/^[a-z_]+$/, { error }))
      return z
        .preprocess((value) => [value].flat(), names)
        .transform((all) => all.filter((each) => each !== 'none'))
    }
    case 'numbers': {
      const keys = Object.keys(field.numbers)
      const error = `"${name}" has the numbers ${keys.join(', ')}; send ${name}.${keys[0]}=20.`
      const numbers = keys.map((key) => [key, whole(`${name}.${key}`, 0, MOST_TRIES)] as const)
      return z
        .strictObject(Object.fromEntries(numbers), { error })
        .partial()
        .refine((values) => Object.keys(values).length > 0, { error })
    }
  }
}

function whole(name: string, least: number, most: number) {
  return wholeBetween(least, most, `"${name}" is a whole number from ${least} to ${most}.`)
}
