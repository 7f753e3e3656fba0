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

/** A mutation of the customer family: its field's name, its document and its variables. */
export interface CustomerMutation {
  readonly field: string
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * Builds a mutation of one field. None selects a message: it may repeat what was typed.
 *
 * @param values of its arguments, each with its type.
 * @param selection of its payload, beside the errors.
 */
export function mutation(
  field: string,
  values: Readonly<Record<string, readonly [type: string, value: unknown]>>,
  selection = '',
): CustomerMutation {
  const entries = Object.entries(values)
  const declared = entries.map(([name, [type]]) => `$${name}: ${type}`).join(', ')
  const passed = entries.map(([name]) => `${name}: $${name}`).join(', ')
  return {
    field,
    document: `mutation ${field}(${declared}) {
      ${field}(${passed}) { ${selection} customerUserErrors { code field } }
    }`,
    variables: Object.fromEntries(entries.map(([name, [, value]]) => [name, value])),
  }
}

/** What Shopify finds wrong with an input. Its message is left behind: it may repeat the input. */
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
  if (payload === null || !isUserErrors(errors)) return null
  return errors.length > 0
    ? { outcome: 'rejected', errors }
    : { outcome: 'done', payload: readPayload(payload) }
}

function readPayload(payload: JsonObject): CustomerPayload {
  const { id } = jsonObject(payload['customerAddress']) ?? {}
  return {
    customer: readCustomer(payload['customer']),
    customerAccessToken: readToken(payload['customerAccessToken']),
    addressId: typeof id === 'string' ? id : null,
  }
}

function isUserErrors(value: unknown): value is readonly CustomerUserError[] {
  return Array.isArray(value) && value.every(isUserError)
}

function isUserError(value: unknown): value is CustomerUserError {
  const { code, field } = jsonObject(value) ?? {}
  const isPath = Array.isArray(field) && field.every((step) => typeof step === 'string')
  return isTextOrNull(code) && (field === null || isPath)
}
