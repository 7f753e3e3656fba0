import { trace } from '@opentelemetry/api'
import type { SessionEvent } from '../core/events/session-event.ts'
import { measurementOf } from './measurement-of.ts'
import { record } from './record.ts'
import { SCOPE } from './span.ts'

/** Counts an event of a session. The wait of a request is a span too. */
export function recordEvent(event: SessionEvent): void {
  const measurement = measurementOf(event)
  if (measurement === null) return
  const { metric, value, attributes } = measurement
  record(metric, value, attributes)
  if (metric !== 'storefront_session.wait.duration') return
  // It is told when it is over, and so has begun in the past.
  const startTime = Date.now() - value * 1000
  trace.getTracer(SCOPE).startSpan('session.wait', { startTime, attributes }).end()
}
