import type { ActionContext } from '../../core/account/action-context.ts'
import { requestStorefront } from '../../core/storefront/storefront-api.ts'
import { readReply } from '../../core/storefront/storefront-reply.ts'
import type { ProxyAnswer } from './proxy-response.ts'
import type { Variables } from './read-operation.ts'
import { refusal } from './refusal.ts'

/** What the store has answered, as a whole; or what the browser is told instead. */
export type StoreAnswer =
  | {
      readonly status: 'answered'
      readonly json: Readonly<Record<string, unknown>>
      readonly response: Response
    }
  | { readonly status: 'unanswered'; readonly problem: ProxyAnswer }

/** A page of 250 products with their variants stays below. */
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024

/**
 * Asks the store, and waits for the whole answer: nothing is passed on that was not looked at.
 */
export async function askStore(
  { config, buyerIp, report }: ActionContext,
  { version, query, variables }: { version: string; query: string; variables: Variables },
): Promise<StoreAnswer> {
  const endpoint = {
    store: { ...config.store, apiVersion: version },
    timeoutMs: config.timeoutMs,
    buyerIp,
  }
  const body = JSON.stringify({ query, variables })
  const answer = await requestStorefront(endpoint, body, LARGEST_ANSWER_BYTES)
  if (answer.outcome === 'unavailable') return unavailable()
  const reply = readReply(answer.response, answer.body)
  switch (reply.outcome) {
    case 'answered':
      return { status: 'answered', json: JSON.parse(answer.body), response: answer.response }
    case 'unavailable':
      return unavailable()
    case 'throttled':
      return {
        status: 'unanswered',
        problem: {
          refusal: refusal('THROTTLED', 'The store has had too many requests. Try again later.'),
          retryAfterSeconds: reply.retryAfterSeconds,
        },
      }
    case 'misconfigured':
      report(reply.problem)
      return {
        status: 'unanswered',
        problem: { refusal: refusal('STOREFRONT_MISCONFIGURED', 'The store refuses this site.') },
      }
  }
}

function unavailable(): StoreAnswer {
  return {
    status: 'unanswered',
    problem: { refusal: refusal('STOREFRONT_UNAVAILABLE', 'The store cannot be reached.') },
  }
}
