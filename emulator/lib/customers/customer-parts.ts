import type { Catalogue } from '../catalogue/index.ts'
import type { Limits } from '../state/limits.ts'
import type { Outbox } from '../state/outbox.ts'
import type { StoreState } from '../state/store-state.ts'
import type { CustomerDirectory } from './customers.ts'
import type { TokenRegistry } from './tokens.ts'

/** What the root fields of customers need of the emulated store. */
export interface CustomerParts extends StoreState, Pick<Catalogue, 'article'> {
  readonly customers: CustomerDirectory
  readonly tokens: TokenRegistry
  readonly outbox: Outbox
  readonly limits: Limits
  /** Where the store is, e.g. `http://127.0.0.1:4010`. */
  readonly origin: () => string
  /** The secret that the store shares with a Multipass site. */
  readonly multipassSecret: string
}
