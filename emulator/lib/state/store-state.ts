import type { EmulatorBehaviour } from './behaviour.ts'
import type { ClockControl } from './clock.ts'
import type { SecretLog } from './secrets.ts'

/** The state that all parts of a store share. */
export interface StoreState {
  readonly clock: ClockControl
  readonly behaviour: EmulatorBehaviour
  /** Every secret that the store has issued. */
  readonly secrets: SecretLog
}
