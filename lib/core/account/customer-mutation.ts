import { isTextOrNull, type JsonObject, jsonObject } from '../http/json-object.ts'
import {
  type CustomerAccessToken,
  readCustomer,
  readToken,
  type SessionCustomer,
} from '../session/session.ts'
import type { StoreFailure } from '../session/token-source.ts'
import type { StoreAccess } from '../storefront/storefront-api.ts'
import { isAccessDenied } from '../storefront/storefront-reply.ts'
import { INVALID_RESPONSE, storeFailure } from '../storefront/token-source-failure.ts'

/** A mutation of the customer family: its field's name, its document and its variables. */
export interface CustomerMutation {
  readonly field: string
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
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
 * - `denied`: the customer access token is dead, or our API token lacks a scope; Shopify does not
 *   tell the two apart.
 * - `not-found`: a link leads to nobody. Shopify says so in an error of its own for links as a
 *   whole (recorded for `customerResetByUrl`, API 2026-04).
 */
export type MutationOutcome =
  | { readonly outcome: 'done'; readonly payload: CustomerPayload }
  | { readonly outcome: 'rejected'; readonly errors: readonly CustomerUserError[] }
  | { readonly outcome: 'denied' }
  | { readonly outcome: 'not-found' }
  | StoreFailure

/** Sends a mutation of the customer family. Never throws. */
export async function customerMutation(
  { api }: StoreAccess,
  { field, document, variables }: CustomerMutation,
): Promise<MutationOutcome> {
  const reply = await api({ document, variables })
  if (reply.status !== 'answered') return storeFailure(reply)
  if (reply.errors.some(isAccessDenied)) return { outcome: 'denied' }
  if (reply.errors.some(isNotFound)) return { outcome: 'not-found' }
  const payload = jsonObject(reply.data[field])
  const errors = payload?.['customerUserErrors']
  if (payload === null || !isUserErrors(errors) || reply.errors.length > 0) return INVALID_RESPONSE
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

function isNotFound({ extensions }: { extensions?: { code?: string | undefined } | undefined }) {
  return extensions?.code === 'NOT_FOUND'
}
