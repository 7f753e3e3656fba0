/** A metric that is emitted here. */
export interface Metric {
  readonly kind: 'histogram' | 'counter'
  /** UCUM, https://opentelemetry.io/docs/specs/semconv/general/metrics/#instrument-units */
  readonly unit: string
  readonly description: string
  /** Upper ends of a histogram's buckets, in its unit. */
  readonly buckets?: number[]
}

/** What the semantic conventions advise for clients of HTTP; renewals and waits are of the same order. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/** The same for databases. */
const STORE_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10]

/** Opening a seal is a few calls to WebCrypto. */
const UNSEAL_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1]

/**
 * All metrics, by name: those of the semantic conventions where there are any
 * (https://opentelemetry.io/docs/specs/semconv/http/http-metrics/, …/db/database-metrics/).
 */
export const METRICS = {
  'storefront_session.renewal.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'How long renewals took, by what came of them.',
    buckets: SECONDS,
  },
  'storefront_session.wait.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'How long requests in the renewal window were held up by the session.',
    buckets: SECONDS,
  },
  'storefront_session.unseal.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'How long it took to open seals, by the number of the password.',
    buckets: UNSEAL_SECONDS,
  },
  'storefront_session.begun': {
    kind: 'counter',
    unit: '{session}',
    description: 'Sessions that have begun.',
  },
  'storefront_session.ended': {
    kind: 'counter',
    unit: '{session}',
    description: 'Sessions that have ended, by the reason.',
  },
  'storefront_session.action.failures': {
    kind: 'counter',
    unit: '{failure}',
    description: 'Log-ins and other actions of visitors that have come to nothing.',
  },
  'storefront_session.limited': {
    kind: 'counter',
    unit: '{attempt}',
    description: 'Attempts that were one too many, by what they were counted by.',
  },
  'storefront_session.breaker.changes': {
    kind: 'counter',
    unit: '{change}',
    description: 'How often a breaker has opened and closed.',
  },
  'storefront_session.misconfigurations': {
    kind: 'counter',
    unit: '{report}',
    description: 'Reports of what only the operator can put right.',
  },
  'http.client.request.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'Duration of HTTP client requests.',
    buckets: SECONDS,
  },
  'db.client.operation.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'Duration of database client operations.',
    buckets: STORE_SECONDS,
  },
} as const satisfies Record<string, Metric>

/** The name of one of them. */
export type MetricName = keyof typeof METRICS
