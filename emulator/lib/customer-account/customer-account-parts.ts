import type { CustomerParts } from '../customers/customer-parts.ts'
import type { CustomerAccountClient } from './client.ts'
import type { AuthRecords } from './records.ts'

/** What customer accounts need of the emulated store. */
export interface CustomerAccountParts extends CustomerParts {
  readonly client: CustomerAccountClient
  readonly records: AuthRecords
  readonly shopName: string
}
