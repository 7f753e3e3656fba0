import type { WatchRequest } from '../http/receive.ts'
import type { WatchRenewal } from '../renewal/in-flight-renewals.ts'
import type { WatchUnsealing } from '../session/seal.ts'
import type { SharedStore } from '../store/shared-store.ts'
import type { SessionEventListener } from './emit-event.ts'

/** Who is told what the layer does, in spans and metrics. */
export interface Telemetry {
  readonly by: 'opentelemetry'
}

/** How it is told. Watchers change nothing, and none of them may throw. */
export interface Watchers {
  /** A request to Shopify. */
  readonly request: WatchRequest
  /** A seal that is opened, and was not opened by this process a moment ago. */
  readonly unseal: WatchUnsealing
  /** A renewal, until its end, which may be after the response. */
  readonly renewal: WatchRenewal
  /** The store that instances share: the same, watched. */
  readonly store: (store: SharedStore) => SharedStore
  /** Hears the events, and passes them on to the shop's own listener. */
  readonly listener: (next: SessionEventListener | undefined) => SessionEventListener
}

/** No property leads here: what a shop holds in its options is not shown a session. */
const watchers = new WeakMap<Telemetry, Watchers>()

/** Makes an option of watchers. */
export function telemetry(by: Telemetry['by'], made: Watchers): Telemetry {
  const option = { by }
  watchers.set(option, made)
  return option
}

/** The watchers of an option; undefined for what this package has not made. */
export function watchersOf(made: Telemetry | undefined): Watchers | undefined {
  return made && watchers.get(made)
}
