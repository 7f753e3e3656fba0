import type { CustomerUserError } from './user-errors.ts'

/** What a customer can send about themselves; null clears, absent keeps. */
export interface CustomerInput {
  readonly email?: string | null
  readonly password?: string | null
  readonly firstName?: string | null
  readonly lastName?: string | null
  readonly phone?: string | null
  readonly acceptsMarketing?: boolean | null
}

/** Where the input stands in the arguments: `input` at sign-up, `customer` at an update. */
export type InputPath = 'input' | 'customer'

/** Not recorded from a store; as Shopify's own account forms have them. */
const SHORTEST_PASSWORD = 5
const LONGEST_PASSWORD = 40
const LONGEST_NAME = 255

/** What Shopify would find wrong with an input by itself, field by field. */
export function customerInputErrors(
  input: CustomerInput,
  path: InputPath,
): readonly CustomerUserError[] {
  return [
    ...emailErrors(input.email, path),
    ...(input.password === undefined ? [] : passwordErrors(input.password, [path, 'password'])),
    ...nameErrors('First name', input.firstName, [path, 'firstName']),
    ...nameErrors('Last name', input.lastName, [path, 'lastName']),
    ...phoneErrors(input.phone, path),
  ]
}

/** What Shopify would find wrong with a password. */
export function passwordErrors(
  password: string | null | undefined,
  field: readonly string[],
): readonly CustomerUserError[] {
  if (!password) return [error('BLANK', field, "Password can't be blank")]
  if (password.trim() !== password) {
    const message = 'Password cannot start or end with whitespaces'
    return [error('PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE', field, message)]
  }
  if (password.length < SHORTEST_PASSWORD) {
    const message = `Password is too short (minimum is ${SHORTEST_PASSWORD} characters)`
    return [error('TOO_SHORT', field, message)]
  }
  if (password.length > LONGEST_PASSWORD) {
    const message = `Password is too long (maximum is ${LONGEST_PASSWORD} characters)`
    return [error('TOO_LONG', field, message)]
  }
  return []
}

function emailErrors(email: string | null | undefined, path: InputPath) {
  if (email === undefined) return []
  if (!email) return [error('BLANK', [path, 'email'], "Email can't be blank")]
  const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
  return isEmail ? [] : [error('INVALID', [path, 'email'], 'Email is invalid')]
}

function nameErrors(label: string, name: string | null | undefined, field: readonly string[]) {
  if (!name) return []
  if (/<[^>]+>/.test(name)) {
    return [error('CONTAINS_HTML_TAGS', field, `${label} cannot contain HTML tags`)]
  }
  if (/https?:\/\/|www\./i.test(name)) {
    return [error('CONTAINS_URL', field, `${label} cannot contain URL`)]
  }
  if (name.length > LONGEST_NAME) {
    return [
      error('TOO_LONG', field, `${label} is too long (maximum is ${LONGEST_NAME} characters)`),
    ]
  }
  return []
}

/** E.164, as Shopify wants it. */
function phoneErrors(phone: string | null | undefined, path: InputPath) {
  if (!phone || /^\+[1-9]\d{6,14}$/.test(phone)) return []
  return [error('INVALID', [path, 'phone'], 'Phone is invalid')]
}

function error(code: string, field: readonly string[], message: string): CustomerUserError {
  return { code, field, message }
}
