import * as z from 'zod/mini'
import type { FieldError } from './problem.ts'
import type { Credentials } from './token-source.ts'

/** Field errors carry their code through zod as its message. */
const typed = (issue: { input?: unknown }) => (issue.input === undefined ? 'REQUIRED' : 'INVALID')

/** Loose on purpose: Shopify knows which addresses exist, this only catches slips. */
const email = z
  .string({ error: typed })
  .check(
    z.trim(),
    z.minLength(1, 'REQUIRED'),
    z.maxLength(254, 'TOO_LONG'),
    z.regex(/^[^\s@]+@[^\s@]+$/, 'INVALID'),
  )

/** Never trimmed: a space can be part of a password. */
const password = z
  .string({ error: typed })
  .check(z.minLength(1, 'REQUIRED'), z.maxLength(1024, 'TOO_LONG'))

const credentialsSchema = z.object({ email, password })

/** Validates what a visitor typed to log in. */
export function parseCredentials(
  fields: Readonly<Record<string, unknown>>,
):
  | { readonly status: 'valid'; readonly credentials: Credentials }
  | { readonly status: 'invalid'; readonly errors: readonly FieldError[] } {
  const parsed = credentialsSchema.safeParse(fields)
  return parsed.success
    ? { status: 'valid', credentials: parsed.data }
    : { status: 'invalid', errors: fieldErrors(parsed.error.issues) }
}

const MESSAGES: Readonly<Record<FieldError['code'], string>> = {
  REQUIRED: 'is required.',
  INVALID: 'is not valid.',
  TOO_LONG: 'is too long.',
}

/** One error a field, the first: the others follow from it. */
function fieldErrors(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly FieldError[] {
  const byField = new Map<string, FieldError>()
  for (const { path, message } of issues) {
    const field = String(path[0])
    const code = isFieldErrorCode(message) ? message : 'INVALID'
    if (!byField.has(field)) byField.set(field, { field, code, message: MESSAGES[code] })
  }
  return [...byField.values()]
}

function isFieldErrorCode(value: string): value is FieldError['code'] {
  return Object.hasOwn(MESSAGES, value)
}
