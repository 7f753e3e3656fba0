import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A span as it came by OTLP. */
export interface CollectedSpan {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | null
  /** Of Next, of the package, of whatever made it. */
  readonly scope: string
  /** `nodejs` or `edge`. */
  readonly runtime: string
  readonly attributes: Readonly<Record<string, unknown>>
}

/** What takes spans and metrics, as an OpenTelemetry collector would. */
export interface Collector {
  readonly endpoint: string
  spans(): readonly CollectedSpan[]
  /** The names of metrics. */
  metrics(): ReadonlySet<string>
  /** Everything that was sent, as it was sent. */
  raw(): string
  close(): Promise<void>
}

/** Starts one, for OTLP over HTTP with JSON. */
export async function startCollector(): Promise<Collector> {
  const bodies: { readonly path: string; readonly text: string }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    bodies.push({ path: request.url ?? '', text: Buffer.concat(chunks).toString('utf8') })
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sentTo = (end: string) =>
    bodies.filter(({ path }) => path.endsWith(end)).map(({ text }) => JSON.parse(text))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => sentTo('/traces').flatMap(spansIn),
    metrics: () => new Set(sentTo('/metrics').flatMap(metricsIn)),
    raw: () => bodies.map(({ text }) => text).join('\n'),
    async close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

interface KeyValue {
  readonly key: string
  readonly value: Readonly<Record<string, unknown>>
}

interface Sent {
  readonly resourceSpans?: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] }
    readonly scopeSpans: readonly {
      readonly scope: { readonly name: string }
      readonly spans: readonly {
        readonly name: string
        readonly traceId: string
        readonly spanId: string
        readonly parentSpanId?: string
        readonly attributes: readonly KeyValue[]
      }[]
    }[]
  }[]
  readonly resourceMetrics?: readonly {
    readonly scopeMetrics: readonly { readonly metrics: readonly { readonly name: string }[] }[]
  }[]
}

function spansIn({ resourceSpans = [] }: Sent): readonly CollectedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const runtime = String(valuesOf(resource.attributes)['process.runtime.name'] ?? '')
    return scopeSpans.flatMap(({ scope, spans }) =>
      spans.map(({ attributes, parentSpanId = '', ...span }) => ({
        ...span,
        parentSpanId: parentSpanId === '' ? null : parentSpanId,
        scope: scope.name,
        runtime,
        attributes: valuesOf(attributes),
      })),
    )
  })
}

function valuesOf(attributes: readonly KeyValue[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
}

function metricsIn({ resourceMetrics = [] }: Sent): readonly string[] {
  return resourceMetrics.flatMap(({ scopeMetrics }) =>
    scopeMetrics.flatMap(({ metrics }) => metrics.map(({ name }) => name)),
  )
}
