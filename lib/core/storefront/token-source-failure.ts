import type { StoreFailure } from '../session/token-source.ts'
import type { Report } from './store-config.ts'
import type { StorefrontReply } from './storefront-reply.ts'

/** The store answered with something that means nothing. */
export const INVALID_RESPONSE = { outcome: 'unavailable', reason: 'invalid-response' } as const

/** Our API token may not do this; the operator hears of it. */
export function lacksScope(report: Report): StoreFailure {
  report('scope')
  return { outcome: 'misconfigured', problem: 'scope' }
}

/** A reply that says nothing about a customer, as an outcome. */
export function storeFailure(
  reply: Exclude<StorefrontReply, { status: 'answered' }>,
): StoreFailure {
  switch (reply.status) {
    case 'unavailable':
      return { outcome: 'unavailable', reason: reply.reason }
    case 'throttled':
      return { outcome: 'throttled', retryAfterSeconds: reply.retryAfterSeconds }
    case 'misconfigured':
      return { outcome: 'misconfigured', problem: reply.problem }
  }
}
