import type { MetricData, ResourceMetrics } from '@opentelemetry/sdk-metrics'

/** One number of a series at a time, as Prometheus keeps it. */
export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** What Prometheus would keep of metrics that came by OTLP. */
export function samplesOf({ scopeMetrics }: ResourceMetrics): readonly Sample[] {
  return scopeMetrics.flatMap(({ metrics }) => metrics.flatMap(samplesOfMetric))
}

function samplesOfMetric({ descriptor, dataPoints }: MetricData): readonly Sample[] {
  const base = descriptor.name.replaceAll('.', '_') + (descriptor.unit === 's' ? '_seconds' : '')
  return dataPoints.flatMap(({ attributes, value }) => {
    const labels = Object.fromEntries(
      Object.entries(attributes).map(([name, word]) => [name.replaceAll('.', '_'), String(word)]),
    )
    if (typeof value === 'number') return [{ name: `${base}_total`, labels, value }]
    if (!('buckets' in value)) return []
    const { boundaries, counts } = value.buckets
    let below = 0
    const buckets = counts.map((count, index) => {
      below += count
      const le = index < boundaries.length ? String(boundaries[index]) : '+Inf'
      return { name: `${base}_bucket`, labels: { ...labels, le }, value: below }
    })
    return [...buckets, { name: `${base}_count`, labels, value: value.count }]
  })
}
