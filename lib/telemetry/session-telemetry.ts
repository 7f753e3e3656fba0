import { type Telemetry, telemetry } from '../core/events/telemetry.ts'
import { listener } from './listener.ts'
import { watchRenewal } from './watch-renewal.ts'
import { watchRequest } from './watch-request.ts'
import { watchStore } from './watch-store.ts'
import { watchUnsealing } from './watch-unsealing.ts'

const TELEMETRY = telemetry('opentelemetry', {
  request: watchRequest,
  unseal: watchUnsealing,
  renewal: watchRenewal,
  store: watchStore,
  listener,
})

/**
 * Spans and metrics of sessions, for the option `telemetry`: renewals, opened seals, and what is asked of
 * Shopify and of the shared store. They go to whatever OpenTelemetry the process has registered, such as
 * by `@vercel/otel` in `instrumentation.ts`; while there is none, nowhere. No token, no cookie and no
 * customer is in them, and what goes wrong in an exporter is no trouble of a visitor's.
 *
 * @example
 * // session-options.ts
 * import { defineSession } from 'next-storefront-session'
 * import { sessionTelemetry } from 'next-storefront-session/telemetry'
 * export const sessionOptions = defineSession({ telemetry: sessionTelemetry() })
 */
export function sessionTelemetry(): Telemetry {
  // The same object each time: options that a function makes are compared by what is in them.
  return TELEMETRY
}
