import type { FieldError, FieldErrorCode } from '../messages/problem.ts'
import type { CustomerUserError } from './customer-mutation.ts'

/** Codes that are about a field, Shopify's and our own, and what we call them. */
const CODES: Readonly<Record<string, FieldErrorCode>> = {
  REQUIRED: 'REQUIRED',
  BLANK: 'REQUIRED',
  INVALID: 'INVALID',
  NOT_FOUND: 'INVALID',
  TOO_LONG: 'TOO_LONG',
  TOO_SHORT: 'TOO_SHORT',
  TAKEN: 'TAKEN',
  BAD_DOMAIN: 'BAD_DOMAIN',
  CONTAINS_HTML_TAGS: 'CONTAINS_HTML_TAGS',
  CONTAINS_URL: 'CONTAINS_URL',
  NOT_ALLOWED: 'NOT_ALLOWED',
  PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE: 'PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE',
  // Of the Customer Account API.
  ADDRESS1_MISSING: 'REQUIRED',
  CUSTOMER_ADDRESS_ALREADY_EXISTS: 'TAKEN',
  DELETING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED: 'NOT_ALLOWED',
  DEMOTING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED: 'NOT_ALLOWED',
  TERRITORY_CODE_MISSING: 'REQUIRED',
  ZONE_CODE_MISSING: 'REQUIRED',
}

/** One error a field, the first: the others follow from it. */
export function fieldErrors(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly FieldError[] {
  return firstOfEach(issues.map(({ path, message }) => fieldError(String(path[0]), message)))
}

/** What Shopify finds wrong, field by field; the last part of its path is the field. */
export function shopifyFieldErrors(errors: readonly CustomerUserError[]): readonly FieldError[] {
  return firstOfEach(
    errors.flatMap(({ code, field }) => {
      const name = field?.at(-1)
      return name === undefined || code === null ? [] : fieldError(name, code)
    }),
  )
}

function fieldError(field: string, code: string): FieldError {
  const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined
  return { field, code: known ?? 'INVALID' }
}

function firstOfEach(errors: readonly FieldError[]): readonly FieldError[] {
  const byField = new Map<string, FieldError>()
  for (const error of errors) if (!byField.has(error.field)) byField.set(error.field, error)
  return [...byField.values()]
}
