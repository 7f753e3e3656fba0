import type { SignedOut } from '../session/session-state.ts'
import { assertAccountQuery, assertCustomerQuery } from './assert-customer-query.ts'
import { redact } from './redact.ts'
import type { StorefrontApi } from './storefront-api.ts'
import type { GraphqlError, StorefrontReply } from './storefront-reply.ts'

/** Runs a document as the customer who is signed in. */
export type CustomerQuery<Document = CustomerDocument> = <Data>(
  document: Document,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<CustomerQueryResult<Data>>

/**
 * What a customer is asked: a document of the API that answers for them, or one of each. The
 * Storefront API answers for customers who have logged in by e-mail and password, the Customer Account
 * API for those who have on Shopify's page.
 */
export type CustomerDocument =
  | string
  | { readonly storefront: string; readonly customerAccount: string }

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

/** A query, and the token of the customer whom it is about. */
export interface RunnableQuery {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly accessToken: string
}

/**
 * Runs a query at the Storefront API, and takes the token out of whatever comes back.
 *
 * @throws {NotAQueryError} if the document is something else than one query with the variable.
 */
export async function runCustomerQuery<Data>(
  api: StorefrontApi,
  { document, variables, accessToken }: RunnableQuery,
): Promise<CustomerQueryResult<Data>> {
  assertCustomerQuery(document)
  const reply = await api({
    document,
    variables: { ...variables, customerAccessToken: accessToken },
    largestAnswer: LARGEST_ANSWER_BYTES,
  })
  const result = readResult<Data>(reply, accessToken)
  const isDead = result.status === 'ok' && Object(result.data)['customer'] === null
  return isDead ? { status: 'signed-out', reason: 'revoked' } : result
}

/**
 * Runs a query at the Customer Account API, which is asked with the token in a header. It is never
 * `signed-out`: an access token that is not taken may be renewed a moment later, and only a renewal
 * says that a session is over.
 *
 * @throws {NotAQueryError} if the document is something else than one query of that API.
 */
export async function runAccountQuery<Data>(
  api: StorefrontApi,
  { document, variables, accessToken }: RunnableQuery,
): Promise<CustomerQueryResult<Data>> {
  assertAccountQuery(document)
  const reply = await api({ document, variables, largestAnswer: LARGEST_ANSWER_BYTES })
  return readResult<Data>(reply, accessToken)
}

/** What an answer says to the shop's own code, without the token. */
function readResult<Data>(reply: StorefrontReply, accessToken: string): CustomerQueryResult<Data> {
  if (reply.outcome !== 'answered') return { status: 'unavailable' }
  const data = redact(reply.data, accessToken)
  return reply.errors.length === 0
    ? { status: 'ok', data: data as Data }
    : { status: 'failed', data: data as Partial<Data>, errors: redact(reply.errors, accessToken) }
}
