import type { Metric } from '../../lib/telemetry/metrics.ts'

/**
 * What metrics are called in Prometheus after they have come by OTLP, a list for each:
 * https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/
 */
export function prometheusNames(
  metrics: Readonly<Record<string, Metric>>,
): readonly (readonly string[])[] {
  return Object.entries(metrics).map(([name, { kind, unit }]) => {
    const base = `${name.replaceAll('.', '_')}${unit === 's' ? '_seconds' : ''}`
    return kind === 'counter'
      ? [`${base}_total`]
      : [`${base}_bucket`, `${base}_count`, `${base}_sum`]
  })
}
