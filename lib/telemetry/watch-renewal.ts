import type { Attributes } from '@opentelemetry/api'
import { postponedReason } from '../core/events/session-event.ts'
import type { WatchRenewal } from '../core/renewal/in-flight-renewals.ts'
import type { RenewalResult } from '../core/renewal/renewal-record.ts'
import { record } from './record.ts'
import { inSpan } from './span.ts'

/**
 * One renewal, however many requests wait for it. It belongs to the request that began it, and may end
 * after that one's response.
 */
export const watchRenewal: WatchRenewal = (accounts, run) =>
  inSpan(
    { name: 'session.renew', attributes: { 'storefront_session.accounts': accounts } },
    run,
    (result, seconds) => {
      const attributes = { 'storefront_session.accounts': accounts, ...attributesOf(result) }
      record('storefront_session.renewal.duration', seconds, attributes)
      return { attributes, isError: result.state === 'failed' }
    },
  )

/** `by`: whether this instance has asked Shopify, or another one had. */
function attributesOf(result: RenewalResult): Attributes {
  const outcome = { 'storefront_session.outcome': result.state }
  switch (result.state) {
    case 'renewed':
      return { ...outcome, 'storefront_session.by': result.by ?? 'store' }
    case 'failed':
      return { ...outcome, 'error.type': postponedReason(result.failure) }
    default:
      return outcome
  }
}
