import { type Receiving, receive } from '../http/receive.ts'
import type { Report } from '../storefront/store-config.ts'
import type { CustomerAccountConfig } from './customer-account-config.ts'
import { readTokenAnswer, type TokenAnswer } from './token-answer.ts'

/** Who asks Shopify about customer accounts, and how long an answer may take. */
export interface AccountAccess extends Receiving {
  readonly account: CustomerAccountConfig
  /** The site's own. */
  readonly siteOrigin: () => string
  /** Reports to the operator what only they can put right. */
  readonly report: Report
  /** Epoch milliseconds. */
  readonly now: () => number | Promise<number>
}

/**
 * What Shopify wants of every request about customer accounts: an origin that the shop has listed,
 * or it answers 401; and a name, or 403.
 */
export function shopifyHeaders({ siteOrigin }: Pick<AccountAccess, 'siteOrigin'>) {
  return { origin: siteOrigin(), 'user-agent': 'next-storefront-session' }
}

/**
 * What a confidential client proves itself with (RFC 6749 §2.3.1). The characters of Shopify's ids
 * and secrets stay as they are: it documents Base64 of the two, and nothing of an encoding before.
 */
export function basicAuthorization(clientId: string, clientSecret: string): string {
  return `Basic ${btoa(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`)}`
}

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1)
}

/** The tokens of a customer fit many times over. */
const LARGEST_ANSWER_BYTES = 64 * 1024

/**
 * Sends a grant to the token endpoint and reads the answer. A client that Shopify does not accept is
 * reported. Never throws.
 */
export async function askTokenEndpoint(
  access: AccountAccess,
  endpoint: string,
  grant: Readonly<Record<string, string>>,
): Promise<TokenAnswer> {
  const { account, report } = access
  const { clientId, clientSecret } = account
  const authorization = clientSecret === null ? null : basicAuthorization(clientId, clientSecret)
  const received = await receive(access, {
    url: endpoint,
    method: 'POST',
    headers: {
      ...shopifyHeaders(access),
      ...(authorization === null ? {} : { authorization }),
    },
    body: new URLSearchParams({ ...grant, client_id: clientId }),
    redirect: 'manual',
    largestAnswer: LARGEST_ANSWER_BYTES,
  })
  const answer = readTokenAnswer(received)
  if (answer.outcome === 'misconfigured') report(answer.problem)
  return answer
}
