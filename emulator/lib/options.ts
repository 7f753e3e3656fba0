import type { DiscountCodeSeed } from './cart/discount-codes.ts'
import type { CustomerAccountsOptions } from './customer-account/client.ts'
import type { CustomerSeed } from './customers/customers.ts'
import type { CatalogueSeed } from './seeds/catalogue-seed.ts'
import type { EmulatorBehaviour } from './state/behaviour.ts'
import type { ClockControl } from './state/clock.ts'
import type { JournalEntry } from './state/journal.ts'

/** The options of an emulator. */
export interface EmulatorOptions {
  readonly seed?: EmulatorSeed
  /** @default a clock that runs with the machine's until it is moved */
  readonly clock?: ClockControl
  readonly behaviour?: Partial<EmulatorBehaviour>
  /** The public Storefront API token that it accepts. @default 'emulator-public-token' */
  readonly publicAccessToken?: string
  /** The private Storefront API token that it accepts. @default 'emulator-private-token' */
  readonly privateAccessToken?: string
  /** The secret that it shares with a Multipass site. @default 'emulator-multipass-secret' */
  readonly multipassSecret?: string
  /** The client that logs customers in by OAuth. @default one of any port of this machine */
  readonly customerAccounts?: CustomerAccountsOptions
  /**
   * Listens with TLS, on `https://localhost`, with a new certificate: some clients refuse plain
   * http, for example `@shopify/storefront-api-client`. @default false
   */
  readonly tls?: boolean
  /**
   * The origin of the storefront, e.g. `http://localhost:3000`: with it, the links in mails are
   * also shown as the storefront serves them. @default unknown
   */
  readonly storefrontUrl?: string
  /** Called with every request after it was answered. An entry contains no secret. */
  readonly onRequest?: (entry: JournalEntry) => void
}

/** The contents of the store at the start. */
export interface EmulatorSeed extends CatalogueSeed {
  /** @default one customer, `DEMO_CUSTOMER` */
  readonly customers?: readonly CustomerSeed[]
  /** @default WELCOME10, FIVEOFF and TEATIME */
  readonly discountCodes?: readonly DiscountCodeSeed[]
}
