import type { SignedOut } from '../session/session-state.ts'
import { assertCustomerQuery } from './assert-customer-query.ts'
import { redact } from './redact.ts'
import type { StorefrontApi } from './storefront-api.ts'
import type { GraphqlError } from './storefront-reply.ts'

/** Runs a document as the customer who is signed in. */
export type CustomerQuery = <Data>(
  document: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<CustomerQueryResult<Data>>

/**
 * The outcome of a query as the customer.
 *
 * - `ok`: what was asked for.
 * - `failed`: Shopify answered with GraphQL errors, and with what it could tell besides them.
 * - `signed-out`: there is no session, or Shopify says that its token is dead (`revoked`).
 * - `unavailable`: the store cannot be asked now. The session is as good as before.
 */
export type CustomerQueryResult<Data> =
  | { readonly status: 'ok'; readonly data: Data }
  | {
      readonly status: 'failed'
      readonly data: Partial<Data>
      readonly errors: readonly GraphqlError[]
    }
  | SignedOut
  | { readonly status: 'unavailable' }

/** A page of 250 orders with their lines stays well below. */
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024

/**
 * Runs a query with the token, and takes the token out of whatever comes back.
 *
 * @throws {NotAQueryError} if the document is something else than one query with the variable.
 */
export async function runCustomerQuery<Data>(
  api: StorefrontApi,
  {
    document,
    variables,
    accessToken,
  }: {
    document: string
    variables: Readonly<Record<string, unknown>>
    accessToken: string
  },
): Promise<CustomerQueryResult<Data>> {
  assertCustomerQuery(document)
  const reply = await api({
    document,
    variables: { ...variables, customerAccessToken: accessToken },
    largestAnswer: LARGEST_ANSWER_BYTES,
  })
  if (reply.outcome !== 'answered') return { status: 'unavailable' }
  const { data, errors } = reply
  if (errors.length > 0) {
    return {
      status: 'failed',
      data: redact(data, accessToken) as Partial<Data>,
      errors: redact(errors, accessToken),
    }
  }
  if (data['customer'] === null) return { status: 'signed-out', reason: 'revoked' }
  return { status: 'ok', data: redact(data, accessToken) as Data }
}
