import { type Attributes, SpanKind } from '@opentelemetry/api'
import type { Received, SentRequest, WatchRequest } from '../core/http/receive.ts'
import { quietly } from './quietly.ts'
import { record } from './record.ts'
import { inSpan } from './span.ts'

/**
 * A request to Shopify, by the semantic conventions of HTTP clients:
 * https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client-span. What is sent and
 * answered is not looked at, and an address is told without a query.
 */
export const watchRequest: WatchRequest = (request, run) => {
  const known = quietly(() => told(request))
  if (known === undefined) return run()
  const { method, url, path, ...server } = known
  const attributes: Attributes = { 'http.request.method': method, ...server }
  return inSpan(
    {
      name: `${method} ${path}`,
      kind: SpanKind.CLIENT,
      attributes: { ...attributes, 'url.full': url },
    },
    run,
    (received, seconds) => {
      const ending = endingOf(received)
      record('http.client.request.duration', seconds, { ...attributes, ...ending })
      return { attributes: ending, isError: ending['error.type'] !== undefined }
    },
  )
}

const PORTS: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 }

function told({ url, method = 'GET' }: SentRequest) {
  const { origin, pathname, hostname, port, protocol } = new URL(url)
  return {
    method,
    url: origin + pathname,
    path: pathname,
    'server.address': hostname,
    'server.port': Number(port) || (PORTS[protocol] ?? 0),
  }
}

function endingOf(received: Received): Attributes {
  if (received.outcome === 'unavailable') return { 'error.type': received.reason }
  const { status } = received.response
  const error = status >= 400 ? { 'error.type': String(status) } : {}
  return { 'http.response.status_code': status, ...error }
}
