import type { Misconfiguration, UnavailableReason } from '../session/token-source.ts'

/** What became of a question that was asked for this. */
export interface Probe {
  readonly status: 'ok' | 'unavailable' | 'throttled' | 'misconfigured'
  readonly reason?: UnavailableReason | Misconfiguration
  readonly latencyMs: number
}
