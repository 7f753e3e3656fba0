// next-storefront-session/telemetry: runs on the edge and on Node; needs the package `@opentelemetry/api`.

export type { Telemetry } from '../core/events/telemetry.ts'
export { sessionTelemetry } from './session-telemetry.ts'
export { type BegunSpan, type QueryRemover, withoutQueries } from './without-queries.ts'
