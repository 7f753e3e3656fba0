import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-base'

/** For tests: an OpenTelemetry that keeps what it is given. */
export interface Kept {
  readonly spans: () => readonly ReadableSpan[]
  /** Of that name; there is one, or the test fails. */
  readonly span: (name: string) => ReadableSpan
  /** Of that name, as `attribute=value …: count`, in order. */
  readonly counts: (metric: string) => Promise<readonly string[]>
  readonly metricNames: () => Promise<readonly string[]>
  /** Everything, as it would be exported. */
  readonly text: () => Promise<string>
  /** Does some work as a request of Next's. */
  readonly asRequest: <Result>(run: () => Promise<Result>) => Promise<Result>
  readonly stop: () => Promise<void>
}

/** For tests: registers one, as `instrumentation.ts` would. */
export function keepTelemetry(processors: readonly SpanProcessor[] = []): Kept {
  const exporter = new InMemorySpanExporter()
  const spanProcessors = [...processors, new SimpleSpanProcessor(exporter)]
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({
    exporter: metricExporter,
    exportIntervalMillis: 2 ** 30,
  })
  const provider = new MeterProvider({ readers: [reader] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors }))
  metrics.setGlobalMeterProvider(provider)
  const spans = () => exporter.getFinishedSpans()

  async function kept() {
    await reader.forceFlush()
    const last = metricExporter.getMetrics().at(-1)
    return last?.scopeMetrics.flatMap(({ metrics: each }) => each) ?? []
  }
  return {
    spans,
    span(name) {
      const [found, ...more] = spans().filter((span) => span.name === name)
      if (found === undefined || more.length > 0) {
        throw new Error(`${more.length + 1} of ${name} in ${spans().map((span) => span.name)}`)
      }
      return found
    },
    async counts(metric) {
      const points = (await kept()).find(({ descriptor }) => descriptor.name === metric)?.dataPoints
      return (points ?? []).map(({ attributes, value }) => {
        const words = Object.entries(attributes).map(([name, word]) => `${name}=${word}`)
        return `${words.join(' ')}: ${typeof value === 'number' ? value : value.count}`
      })
    },
    metricNames: async () => (await kept()).map(({ descriptor }) => descriptor.name),
    async text() {
      const told = spans().map(({ name, attributes, events, status }) => ({
        name,
        attributes,
        events,
        status,
      }))
      return JSON.stringify([told, await kept()])
    },
    asRequest: (run) =>
      trace
        .getTracer('next.js')
        .startActiveSpan('GET /account', (span) => run().finally(() => span.end())),
    async stop() {
      context.disable()
      trace.disable()
      metrics.disable()
      await provider.shutdown()
    },
  }
}
