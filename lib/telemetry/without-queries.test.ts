import { trace } from '@opentelemetry/api'
import { expect, test } from 'vitest'
import { keepTelemetry } from './telemetry-fixture.ts'
import { withoutQueries } from './without-queries.ts'

test('addresses lose their query, whoever wrote them, and nothing else changes', async () => {
  const kept = keepTelemetry([withoutQueries()])
  const attributes = {
    'http.target': '/api/session/callback?code=4711&state=1',
    'http.url': 'https://shop.example/de#top',
    'url.full': 'https://shop.example/?loginHint=ada@shop.example',
    'url.query': 'code=4711',
    'http.method': 'GET?',
    'http.status_code': 303,
  }
  trace.getTracer('next.js').startSpan('GET', { attributes }).end()
  expect(kept.span('GET').attributes).toEqual({
    'http.target': '/api/session/callback',
    'http.url': 'https://shop.example/de',
    'url.full': 'https://shop.example/',
    'url.query': '',
    'http.method': 'GET?',
    'http.status_code': 303,
  })
  await kept.stop()
})
