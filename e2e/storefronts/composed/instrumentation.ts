import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { registerOTel } from '@vercel/otel'
import { withoutQueries } from 'next-storefront-session/telemetry'

/** For the tests that listen; without an address to send to, nothing is registered. */
export function register() {
  const endpoint = process.env['OTEL_EXPORTER_OTLP_ENDPOINT']
  if (endpoint === undefined) return
  registerOTel({
    serviceName: 'composed',
    spanProcessors: [withoutQueries(), 'auto'],
    metricReaders: [
      new PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter({ url: `${endpoint}/v1/metrics` }),
        exportIntervalMillis: 500,
        exportTimeoutMillis: 400,
      }),
    ],
  })
}
