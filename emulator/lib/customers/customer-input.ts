import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import { type CustomerUserError, userError } from './customer-payload.ts'

/** Where the input stands in the arguments: `input` at sign-up, `customer` at an update. */
export type InputPath = 'input' | 'customer'

/** A pattern that a text must not match, and the error if it does. */
type Rule = readonly [wrong: RegExp, code: string, message: string]

const EMAIL: readonly Rule[] = [
  [/^$/, 'BLANK', "Email can't be blank"],
  [/^(?![^\s@]+@[^\s@]+\.[^\s@]+$)/, 'INVALID', 'Email is invalid'],
]

/** The lengths were not recorded from a store; Shopify's own account forms have them. */
const PASSWORD: readonly Rule[] = [
  [/^$/, 'BLANK', "Password can't be blank"],
  [
    /^\s|\s$/,
    'PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE',
    'Password cannot start or end with whitespaces',
  ],
  [/^.{0,4}$/s, 'TOO_SHORT', 'Password is too short (minimum is 5 characters)'],
  [/^.{41}/s, 'TOO_LONG', 'Password is too long (maximum is 40 characters)'],
]

/** E.164, as Shopify wants it. */
const PHONE: readonly Rule[] = [[/^(?!\+[1-9]\d{6,14}$)./s, 'INVALID', 'Phone is invalid']]

const NAME: readonly Rule[] = [
  [/<[^>]+>/, 'CONTAINS_HTML_TAGS', 'cannot contain HTML tags'],
  [/https?:\/\/|www\./i, 'CONTAINS_URL', 'cannot contain URL'],
  [/^.{256}/s, 'TOO_LONG', 'is too long (maximum is 255 characters)'],
]

/** What Shopify would find wrong with an input by itself, field by field. */
export function customerInputErrors(
  input: Api.CustomerUpdateInput,
  path: InputPath,
): readonly CustomerUserError[] {
  const rules = [
    ['email', EMAIL],
    ['password', PASSWORD],
    ['firstName', named('First name')],
    ['lastName', named('Last name')],
    ['phone', PHONE],
  ] as const
  return rules.flatMap(([name, rule]) =>
    input[name] === undefined ? [] : broken(rule, input[name], [path, name]),
  )
}

/** What Shopify would find wrong with a new password. */
export function passwordErrors(password: string): readonly CustomerUserError[] {
  return broken(PASSWORD, password, ['input', 'password'])
}

function named(label: string): readonly Rule[] {
  return NAME.map(([wrong, code, message]) => [wrong, code, `${label} ${message}`])
}

/** The first rule that a text breaks; null is as an empty text. */
function broken(
  rules: readonly Rule[],
  text: string | null,
  field: readonly string[],
): readonly CustomerUserError[] {
  const rule = rules.find(([wrong]) => wrong.test(text ?? ''))
  return rule === undefined ? [] : [userError(rule[1], field, rule[2])]
}
