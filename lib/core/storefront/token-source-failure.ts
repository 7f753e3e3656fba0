import type { Report } from '../events/report-misconfiguration.ts'
import type { StorefrontReply } from './storefront-reply.ts'
import type { Unanswered } from './token-source.ts'

/** The store answered with something that means nothing. */
export const NONSENSE = { outcome: 'unavailable', reason: 'nonsense' } as const

/** Our API token may not do this; the operator hears of it. */
export function lacksScope(report: Report): Unanswered {
  report('scope')
  return { outcome: 'misconfigured', problem: 'scope' }
}

/** A reply that says nothing about a customer, as an outcome. */
export function unanswered(reply: Exclude<StorefrontReply, { status: 'answered' }>): Unanswered {
  switch (reply.status) {
    case 'unavailable':
      return { outcome: 'unavailable', reason: reply.reason }
    case 'throttled':
      return { outcome: 'throttled', retryAfterSeconds: reply.retryAfterSeconds }
    case 'misconfigured':
      return { outcome: 'misconfigured', problem: reply.problem }
  }
}
