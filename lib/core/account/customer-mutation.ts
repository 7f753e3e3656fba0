import * as z from 'zod/mini'
import type { AskedStore } from '../customer-access-token.ts'
import { customerAccessTokenSchema, sessionCustomerSchema } from '../session.ts'
import { isAccessDenied } from '../storefront-reply.ts'
import type { Unanswered } from '../token-source.ts'
import { NONSENSE, unanswered } from '../unanswered.ts'

/** A mutation of the customer family: its field's name, its document and its variables. */
export interface CustomerMutation {
  readonly field: string
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
}

const userError = z.object({
  code: z.nullable(z.string()),
  field: z.nullable(z.array(z.string())),
})

const payloadSchema = z.object({
  customer: z.optional(z.nullable(sessionCustomerSchema)),
  customerAccessToken: z.optional(z.nullable(customerAccessTokenSchema)),
  customerAddress: z.optional(z.nullable(z.object({ id: z.string() }))),
  customerUserErrors: z.array(userError),
})

/** What Shopify finds wrong with an input. Its message is left behind: it may repeat the input. */
export type CustomerUserError = z.infer<typeof userError>

/** What a mutation of the customer family gave, as far as it selected it. */
export type CustomerPayload = z.infer<typeof payloadSchema>

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
  | Unanswered

/** Sends a mutation of the customer family. Never throws. */
export async function customerMutation(
  { api }: AskedStore,
  { field, document, variables }: CustomerMutation,
): Promise<MutationOutcome> {
  const reply = await api({ document, variables })
  if (reply.status !== 'answered') return unanswered(reply)
  if (reply.errors.some(isAccessDenied)) return { outcome: 'denied' }
  if (reply.errors.some(isNotFound)) return { outcome: 'not-found' }
  const payload = payloadSchema.safeParse(reply.data[field])
  if (!payload.success || reply.errors.length > 0) return NONSENSE
  const errors = payload.data.customerUserErrors
  return errors.length > 0
    ? { outcome: 'rejected', errors }
    : { outcome: 'done', payload: payload.data }
}

function isNotFound({ extensions }: { extensions?: { code?: string | undefined } | undefined }) {
  return extensions?.code === 'NOT_FOUND'
}
