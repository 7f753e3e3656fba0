import { type Attributes, type Meter, type MeterProvider, metrics } from '@opentelemetry/api'
import { METRICS, type Metric, type MetricName } from './metrics.ts'
import { quietly } from './quietly.ts'
import { SCOPE } from './span.ts'

/** What is recorded of a measurement. */
type Recorder = (value: number, attributes: Attributes) => void

/**
 * By provider, as one that is registered later takes nothing from instruments that were made before:
 * https://github.com/open-telemetry/opentelemetry-js/issues/3505
 */
const recorders = new WeakMap<MeterProvider, Map<MetricName, Recorder>>()

/** Records one measurement. Never throws. */
export function record(name: MetricName, value: number, attributes: Attributes): void {
  quietly(() => recorderOf(name)(value, attributes))
}

function recorderOf(name: MetricName): Recorder {
  const provider = metrics.getMeterProvider()
  const known = recorders.get(provider) ?? new Map<MetricName, Recorder>()
  recorders.set(provider, known)
  const recorder = known.get(name) ?? createRecorder(provider.getMeter(SCOPE), name)
  known.set(name, recorder)
  return recorder
}

function createRecorder(meter: Meter, name: MetricName): Recorder {
  const { kind, unit, description, buckets }: Metric = METRICS[name]
  switch (kind) {
    case 'histogram': {
      const advice = buckets && { explicitBucketBoundaries: buckets }
      const histogram = meter.createHistogram(name, {
        unit,
        description,
        ...(advice && { advice }),
      })
      return (value, attributes) => histogram.record(value, attributes)
    }
    case 'counter': {
      const counter = meter.createCounter(name, { unit, description })
      return (value, attributes) => counter.add(value, attributes)
    }
  }
}
