import { isAccessDenied } from '../../core/storefront/storefront-reply.ts'
import { error, type Finding, ok, warn } from '../finding.ts'
import type { AskStore, StoreAnswer } from './ask-store.ts'

/** Looks like a token, and was never one. */
const NO_TOKEN = '0'.repeat(32)

/** Which of the two scopes the API token lacks, each by the least harmful operation that needs it. */
export async function checkScopes(ask: AskStore, origin: string): Promise<readonly Finding[]> {
  const [read, write] = await Promise.all([
    ask('query ($token: String!) { customer(customerAccessToken: $token) { id } }', {
      token: NO_TOKEN,
    }),
    // A new password for an account that does not exist names no customer, sends no mail and counts
    // against no limit. A renewal would be of no use: Shopify denies it in the same words whether the
    // scope is missing or the token is dead. A login would count as a wrong password.
    ask(
      `mutation ($url: URL!, $password: String!) {
        customerResetByUrl(resetUrl: $url, password: $password) { customerUserErrors { code } }
      }`,
      { url: `${origin}/account/reset/0/${NO_TOKEN}-0`, password: NO_TOKEN },
    ),
  ])
  return [
    checkScope('read', 'to ask who a customer is, and whether a session is still good', read),
    checkScope('write', 'to log in, to renew and to log out', write),
  ]
}

function checkScope(kind: 'read' | 'write', purpose: string, { reply }: StoreAnswer): Finding {
  const scope = `unauthenticated_${kind}_customers`
  if (reply.outcome !== 'answered') return unknown(scope, reply.outcome)
  if (reply.errors.some(isAccessDenied)) {
    return error(
      'scopes',
      `The token lacks the scope ${scope}, ${purpose}.`,
      'Add it to the token in the Headless channel, or in the Storefront API settings of your app.',
    )
  }
  const codes = reply.errors.map(({ extensions }) => extensions?.code ?? 'an error without a code')
  const isKnown = codes.every((code) => code === 'NOT_FOUND')
  return isKnown ? ok('scopes', `The token has ${scope}.`) : unknown(scope, codes.join(', '))
}

function unknown(scope: string, why: string): Finding {
  return warn('scopes', `It is unknown whether the token has ${scope}: ${why}.`, 'Try again later.')
}
