import type { Attributes } from '@opentelemetry/api'
import type { SessionEvent } from '../core/events/session-event.ts'
import type { MetricName } from './metrics.ts'

/** What an event adds to a metric. */
export interface Measurement {
  readonly metric: MetricName
  readonly value: number
  readonly attributes: Attributes
}

/** How an event of a session counts; null if it does not. What a renewal itself takes, its span tells. */
export function measurementOf(event: SessionEvent): Measurement | null {
  switch (event.type) {
    case 'renewed':
    case 'moved':
    case 'renewal-postponed':
      return waitOf(event)
    case 'ended':
      return count('ended', { accounts: event.accounts ?? 'unknown', reason: event.reason })
    case 'logged-out':
      return event.accounts && count('ended', { accounts: event.accounts, reason: 'log-out' })
    case 'logged-in':
      return count('begun', { accounts: event.accounts, by: event.by })
    case 'login-failed':
      return count('action.failures', { action: 'callback', error: event.cause })
    case 'action-failed':
      return count('action.failures', { action: event.action, error: event.code })
    case 'limited':
      return count('limited', { action: event.action, by: event.by })
    case 'breaker-opened':
    case 'breaker-closed':
      return count('breaker.changes', { breaker: event.of, state: stateOf(event) })
    case 'misconfigured':
      return count('misconfigurations', { reason: event.problem })
    default:
      return null
  }
}

type Waiting = Extract<SessionEvent, { type: 'renewed' | 'moved' | 'renewal-postponed' }>

function waitOf(event: Waiting): Measurement {
  const metric = 'storefront_session.wait.duration'
  const value = event.durationMs / 1000
  switch (event.type) {
    case 'renewed':
    case 'moved':
      return { metric, value, attributes: named({ outcome: event.type, by: event.by }) }
    case 'renewal-postponed':
      return { metric, value, attributes: named({ outcome: 'postponed', reason: event.cause }) }
  }
}

function stateOf({ type }: { readonly type: 'breaker-opened' | 'breaker-closed' }) {
  return type === 'breaker-opened' ? 'open' : 'closed'
}

type Counter = MetricName extends infer Name
  ? Name extends `storefront_session.${infer Short}`
    ? Short
    : never
  : never

function count(name: Counter, words: Readonly<Record<string, string>>): Measurement {
  return { metric: `storefront_session.${name}`, value: 1, attributes: named(words) }
}

/** An error has a name in the semantic conventions. */
function named({ error, ...words }: Readonly<Record<string, string>>): Attributes {
  const own = Object.entries(words).map(([name, word]) => [`storefront_session.${name}`, word])
  return { ...Object.fromEntries(own), ...(error === undefined ? {} : { 'error.type': error }) }
}
