import { isAccessDenied } from '../../core/storefront/storefront-reply.ts'
import { error, type Finding, ok, warn } from '../finding.ts'
import type { AskStore, StoreAnswer } from './ask-store.ts'

/** A scope, and the least harmful operation that needs it. */
interface ScopeQuestion {
  readonly scope: string
  readonly needed: string
  readonly query: string
  readonly variables: Readonly<Record<string, string>>
}

/** Looks like a token, and was never one. */
const NO_TOKEN = '0'.repeat(32)

const READ: ScopeQuestion = {
  scope: 'unauthenticated_read_customers',
  needed: 'to ask who a customer is, and whether a session is still good',
  query: 'query ($token: String!) { customer(customerAccessToken: $token) { id } }',
  variables: { token: NO_TOKEN },
}

/**
 * A new password for an account that does not exist. It names no customer, sends no mail and counts
 * against no limit. A renewal would be of no use here: Shopify denies it in the same words whether
 * the scope is missing or the token is dead. A login would count as a wrong password.
 */
const WRITE = (origin: string): ScopeQuestion => ({
  scope: 'unauthenticated_write_customers',
  needed: 'to log in, to renew and to log out',
  query: `mutation ($url: URL!, $password: String!) {
    customerResetByUrl(resetUrl: $url, password: $password) { customerUserErrors { code } }
  }`,
  variables: { url: `${origin}/account/reset/0/${NO_TOKEN}-0`, password: NO_TOKEN },
})

/** Which of the two scopes the API token lacks. */
export async function checkScopes(ask: AskStore, origin: string): Promise<readonly Finding[]> {
  const questions = [READ, WRITE(origin)]
  return Promise.all(questions.map(async (question) => judge(question, await ask(question))))
}

function judge({ scope, needed }: ScopeQuestion, { reply }: StoreAnswer): Finding {
  if (reply.status !== 'answered') {
    return warn('scopes', `Whether the token has ${scope} cannot be told: ${reply.status}.`, AGAIN)
  }
  if (reply.errors.some(isAccessDenied)) {
    return error(
      'scopes',
      `The token lacks the scope ${scope}, ${needed}.`,
      'Give it to the token in the Headless channel, or in the Storefront API settings of your app.',
    )
  }
  const codes = reply.errors.map(({ extensions }) => extensions?.code ?? 'an error without a code')
  const isKnown = codes.every((code) => code === 'NOT_FOUND')
  return isKnown
    ? ok('scopes', `The token has ${scope}.`)
    : warn('scopes', `Whether the token has ${scope} cannot be told: ${codes.join(', ')}.`, AGAIN)
}

const AGAIN = 'Ask again in a minute.'
