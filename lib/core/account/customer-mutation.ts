import { isTextOrNull, type JsonObject, jsonObject } from '../http/json-object.ts'
import {
  type CustomerAccessToken,
  readCustomer,
  readToken,
  type SessionCustomer,
} from '../session/session.ts'
import type { StoreFailure } from '../session/token-source.ts'
import { askStorefront } from '../storefront/ask-storefront.ts'
import type { StoreAccess } from '../storefront/storefront-api.ts'
import { isAccessDenied } from '../storefront/storefront-reply.ts'

/** A mutation of the customer family: its field's name, its document and its variables. */
export interface CustomerMutation {
  readonly field: string
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * Defines a mutation of one field: the types of its arguments, and what is selected of its payload
 * beside the errors. No message is selected: it may repeat what was typed.
 */
export function mutation<Variables extends Readonly<Record<string, unknown>>>(
  field: string,
  types: Readonly<Record<keyof Variables & string, string>>,
  selection = '',
): (variables: Variables) => CustomerMutation {
  const declared = Object.entries(types).map(([name, type]) => `$${name}: ${type}`)
  const passed = Object.keys(types).map((name) => `${name}: $${name}`)
  const document = `mutation ${field}(${declared.join(', ')}) {
    ${field}(${passed.join(', ')}) { ${selection} customerUserErrors { code field } }
  }`
  return (variables) => ({ field, document, variables })
}

/**
 * What Shopify finds wrong with an input. Its message is left behind: it may repeat the input. `code`
 * is `NOT_ALLOWED` where the message said that access is denied.
 */
export interface CustomerUserError {
  readonly code: string | null
  readonly field: readonly string[] | null
}

/** What a mutation of the customer family gave; null also where it was not selected. */
export interface CustomerPayload {
  readonly customer: SessionCustomer | null
  readonly customerAccessToken: CustomerAccessToken | null
  /** The whole id of an address, with its credential. */
  readonly addressId: string | null
}

/**
 * The outcome of a mutation of the customer family.
 *
 * - `done`: it took effect.
 * - `rejected`: Shopify finds something wrong with the input.
 * - `denied`: the customer access token that it carries is dead, or our API token lacks a scope;
 *   Shopify does not tell the two apart. Without such a token it is the scope: a `StoreFailure`.
 * - `not-found`: a link leads to nobody. Shopify says so in an error of its own for links as a
 *   whole (recorded for `customerResetByUrl`, API 2026-04).
 */
export type MutationOutcome =
  | { readonly outcome: 'done'; readonly payload: CustomerPayload }
  | { readonly outcome: 'rejected'; readonly errors: readonly CustomerUserError[] }
  | { readonly outcome: 'denied' }
  | { readonly outcome: 'not-found' }
  | StoreFailure

/** A mutation that took no effect, as far as is known. */
export type MutationFailure = Exclude<MutationOutcome, { outcome: 'done' }>

/** Sends a mutation of the customer family. Never throws. */
export function customerMutation(
  store: StoreAccess,
  { field, document, variables }: CustomerMutation,
): Promise<MutationOutcome> {
  return askStorefront<MutationOutcome>(store, {
    document,
    variables,
    denied: 'customerAccessToken' in variables ? { outcome: 'denied' } : undefined,
    notFound: { outcome: 'not-found' },
    parse: (data) => readOutcome(jsonObject(data[field])),
  })
}

function readOutcome(payload: JsonObject | null): MutationOutcome | null {
  const errors = payload?.['customerUserErrors']
  if (payload === null || !Array.isArray(errors) || !errors.every(isUserError)) return null
  if (errors.length > 0) return { outcome: 'rejected', errors: errors.map(withoutMessage) }
  const { id } = jsonObject(payload['customerAddress']) ?? {}
  return {
    outcome: 'done',
    payload: {
      customer: readCustomer(payload['customer']),
      customerAccessToken: readToken(payload['customerAccessToken']),
      addressId: typeof id === 'string' ? id : null,
    },
  }
}

/** Recorded: a shop that denies a new e-mail address says `INVALID`, "CustomerUpdate access denied". */
function withoutMessage({
  code,
  field,
  message = '',
}: CustomerUserError & { readonly message?: string }): CustomerUserError {
  return { code: isAccessDenied({ message: String(message) }) ? 'NOT_ALLOWED' : code, field }
}

function isUserError(value: unknown): value is CustomerUserError {
  const { code, field } = jsonObject(value) ?? {}
  const isPath = Array.isArray(field) && field.every((step) => typeof step === 'string')
  return isTextOrNull(code) && (field === null || isPath)
}
