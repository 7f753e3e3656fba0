/** A span that has begun, as far as it is needed here: that of `@opentelemetry/sdk-trace-base`. */
export interface BegunSpan {
  /** By name. */
  readonly attributes: Readonly<Record<string, unknown>>
  /** Replaces one. */
  readonly setAttribute: (name: string, value: string) => unknown
}

/** A processor of spans, as far as it is one here: that of `@opentelemetry/sdk-trace-base`. */
export interface QueryRemover {
  /** Takes the query off. */
  readonly onStart: (span: BegunSpan) => void
  /** Does nothing. */
  readonly onEnd: () => void
  /** Has nothing to send. */
  readonly forceFlush: () => Promise<void>
  /** Has nothing to end. */
  readonly shutdown: () => Promise<void>
}

/** Where Next and instrumentations of HTTP write an address. */
const ADDRESSES = ['http.target', 'http.url', 'url.full', 'url.path', 'url.query'] as const

/**
 * A processor of spans that takes the query off the address of each. Next writes the address of a request
 * as it was asked for, and those of a log-in have a code, or an e-mail address, in their query.
 *
 * @example
 * // instrumentation.ts
 * import { registerOTel } from '@vercel/otel'
 * import { withoutQueries } from 'next-storefront-session/telemetry'
 * export function register() {
 *   registerOTel({ serviceName: 'storefront', spanProcessors: [withoutQueries(), 'auto'] })
 * }
 */
export function withoutQueries(): QueryRemover {
  return {
    onStart(span) {
      for (const name of ADDRESSES) {
        const address = span.attributes[name]
        if (typeof address === 'string') span.setAttribute(name, pathOf(name, address))
      }
    },
    onEnd: () => undefined,
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  }
}

function pathOf(name: string, address: string): string {
  return name === 'url.query' ? '' : address.replace(/[?#].*$/s, '')
}
