import { receive } from '../http/receive.ts'
import { readCustomer } from '../session/session.ts'
import type { ProbeOutcome } from '../session/token-source.ts'
import {
  INVALID_RESPONSE,
  readReply,
  retryAfterSeconds,
  type StorefrontReply,
} from '../storefront/storefront-reply.ts'
import { type AccountAccess, shopifyHeaders } from './ask-token-endpoint.ts'
import { apiAddress } from './discovery.ts'

/** One operation as a customer. */
export interface AccountOperation {
  readonly accessToken: string
  readonly document: string
  readonly variables?: Readonly<Record<string, unknown>>
  /** Bytes. */
  readonly largestAnswer?: number
}

const LARGEST_ANSWER_BYTES = 64 * 1024

/**
 * Sends an operation to the Customer Account API. Never throws, and never says that a session is
 * over: an access token that is not taken (401) may be renewed a moment later.
 */
export async function askAccountApi(
  access: AccountAccess,
  { accessToken, document, variables = {}, largestAnswer = LARGEST_ANSWER_BYTES }: AccountOperation,
): Promise<StorefrontReply> {
  const address = await apiAddress(access)
  if (address.outcome !== 'found') return address
  const received = await receive(access, {
    url: address.found,
    method: 'POST',
    headers: {
      ...shopifyHeaders(access),
      // As it is: Shopify takes no `Bearer` before it.
      authorization: accessToken,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query: document, variables }),
    redirect: 'manual',
    largestAnswer,
  })
  if (received.outcome === 'unavailable') return received
  const { response, body } = received
  if (response.status === 401) return { outcome: 'unavailable', reason: 'http-status' }
  if (response.status === 430) {
    return { outcome: 'throttled', retryAfterSeconds: retryAfterSeconds(response) }
  }
  return readReply(response, body)
}

/** Asks whose an access token is. */
export async function askAccountCustomer(
  access: AccountAccess,
  accessToken: string,
): Promise<Exclude<ProbeOutcome, { outcome: 'dead' }>> {
  const document = 'query customer { customer { id firstName lastName displayName } }'
  const reply = await askAccountApi(access, { accessToken, document })
  if (reply.outcome !== 'answered') return reply
  const customer = reply.errors.length === 0 ? readCustomer(reply.data['customer']) : null
  return customer === null ? INVALID_RESPONSE : { outcome: 'alive', customer }
}
