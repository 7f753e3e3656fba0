import type { Article } from '../catalogue/index.ts'
import type { EmulatorBehaviour } from '../state/behaviour.ts'
import type { Limits } from '../state/limits.ts'
import type { Outbox } from '../state/outbox.ts'
import type { SecretLog } from '../state/secrets.ts'
import type { CustomerDirectory } from './customers.ts'
import type { TokenRegistry } from './tokens.ts'

/** What the root fields of customers need of the emulated store. */
export interface CustomerParts {
  readonly customers: CustomerDirectory
  readonly tokens: TokenRegistry
  readonly outbox: Outbox
  readonly limits: Limits
  readonly secrets: SecretLog
  readonly behaviour: EmulatorBehaviour
  /** The emulator's time, in epoch milliseconds. */
  readonly now: () => number
  /** Where the store is, e.g. `http://127.0.0.1:4010`. */
  readonly origin: () => string
  /** What is sold under a stock keeping unit. */
  readonly article: (sku: string) => Article | undefined
  /** The secret that the store shares with a Multipass site. */
  readonly multipassSecret: string
}
