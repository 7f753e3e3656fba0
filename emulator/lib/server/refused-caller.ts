import type { IncomingMessage } from 'node:http'
import { type CustomerAccountClient, isOriginOf } from '../customer-account/client.ts'
import type { HttpAnswer } from '../graphql/http-answer.ts'

/**
 * What a caller is answered whom Shopify does not listen to: who says no `User-Agent`, or whose
 * `Origin` is none of the client's (https://shopify.dev/docs/api/customer). Null for any other.
 */
export function refusedCaller(
  { headers }: IncomingMessage,
  client: CustomerAccountClient,
): HttpAnswer | null {
  if (!headers['user-agent']) return { status: 403, body: refusal('The User-Agent is missing.') }
  if (isOriginOf(client, headers.origin ?? '')) return null
  const body = refusal('The Origin is missing, or none of the JavaScript origins.')
  return { status: 401, body, headers: { 'WWW-Authenticate': 'invalid_token' } }
}

function refusal(message: string) {
  return { errors: [{ message, extensions: { code: 'invalid_token' } }] }
}
