import type { IncomingHttpHeaders } from 'node:http'
import { cartRootFields } from './cart/cart-root-fields.ts'
import { type CartRegistry, createCartRegistry } from './cart/carts.ts'
import { DEFAULT_DISCOUNT_CODES } from './cart/discount-codes.ts'
import { createCatalogue } from './catalogue/index.ts'
import { createCustomerAccounts } from './customer-account/customer-accounts.ts'
import { createAuthRecords } from './customer-account/records.ts'
import { customerRootFields } from './customers/customer-root-fields.ts'
import { type CustomerDirectory, createCustomerDirectory } from './customers/customers.ts'
import { DEMO_CUSTOMER } from './customers/demo-customer.ts'
import { createTokenRegistry, type TokenRegistry } from './customers/tokens.ts'
import { extendedSeed } from './extended-seed.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import type { RootFields } from './graphql/execute.ts'
import type { EmulatorOptions, EmulatorSeed } from './options.ts'
import { defaultBehaviour, type EmulatorBehaviour } from './state/behaviour.ts'
import { createClock } from './state/clock.ts'
import { createJournal, type Journal } from './state/journal.ts'
import { createLimits, type Limits } from './state/limits.ts'
import { createOutbox, type Outbox } from './state/outbox.ts'
import { createSecretLog, type SecretLog } from './state/secrets.ts'
import type { StoreState } from './state/store-state.ts'
import { findStoredSecrets, numbered, type StoredSecret } from './state/stored-secrets.ts'

/** The emulated store, without the server in front of it. */
export interface Store extends ReturnType<typeof createStore> {}

/** Creates a store. Its origin is asked for on each use: it is known only when a server listens. */
export function createStore(options: EmulatorOptions, origin: () => string) {
  const { clock = createClock(), onRequest = () => undefined } = options
  const seed = extendedSeed(options.seed ?? {})
  const {
    publicAccessToken = 'emulator-public-token',
    privateAccessToken = 'emulator-private-token',
    multipassSecret = 'emulator-multipass-secret',
  } = options
  const behaviour: EmulatorBehaviour = { ...defaultBehaviour(), ...options.behaviour }
  const secrets: SecretLog = createSecretLog()
  const state: StoreState = { clock, behaviour, secrets }
  const records = createRecords(state, seed)
  const journal: Journal = createJournal(onRequest)
  const faults: Faults = createFaults()
  const catalogue = createCatalogue({ origin, seed })
  const discountCodes = seed.discountCodes ?? DEFAULT_DISCOUNT_CODES
  const authRecords = createAuthRecords(state, records.customers)
  const parts = {
    ...state,
    ...records,
    ...catalogue,
    origin,
    multipassSecret,
    discountCodes,
    records: authRecords,
    shopName: catalogue.shopName,
    customerOf: (token: string) =>
      records.tokens.valid(token)?.customer ?? authRecords.customerOfAccessToken(token),
  }
  const customerAccounts = createCustomerAccounts(parts, options.customerAccounts)
  const rootFields: RootFields = {
    ...catalogue.rootFields,
    ...customerRootFields(parts),
    ...cartRootFields(parts),
  }
  return {
    publicAccessToken,
    privateAccessToken,
    ...state,
    ...records,
    journal,
    faults,
    catalogue,
    customerAccounts,
    /** Whether a token of a customer that was ever issued, of either kind, stands in a text. */
    holdsToken: (text: string): boolean =>
      records.tokens.standsIn(text) || authRecords.standsIn(text),
    /** The root fields of the schema that are served. */
    rootFields,
    /** The scopes of the API token in the headers; null if the store does not know it. */
    scopesOf(headers: IncomingHttpHeaders): readonly string[] | null {
      // The private token counts where both are sent; without either there is no access to customers.
      const privateToken = headers['shopify-storefront-private-token']
      const publicToken = headers['x-shopify-storefront-access-token']
      const sent = privateToken ?? publicToken
      if (sent === undefined) return []
      const known = privateToken === undefined ? publicAccessToken : privateAccessToken
      return sent === known ? behaviour.scopes : null
    },
    /**
     * Where a client has made the store keep a secret: a token of a customer, the credential of an
     * address, the token of a mailed link, a cart's key, a customer's password, the private API
     * token or the Multipass secret, in a cart, a customer, a mail, or another record. Each place is
     * described in words, without the secret. Secrets of under eight characters are not searched
     * for, and of those that the emulator created, the newest 4096 of a kind.
     */
    storedSecrets(): readonly StoredSecret[] {
      const passwords = new Set(records.customers.all().map(({ password }) => password))
      return findStoredSecrets({ ...records }, [
        ...numbered(secrets.all()),
        { kind: 'private-token', value: privateAccessToken },
        { kind: 'multipass-secret', value: multipassSecret },
        ...[...passwords].map((value) => ({ kind: 'password' as const, value })),
      ])
    },
  }
}

/** What keeps the data that clients send; all of it is searched for secrets. */
interface StoreRecords {
  readonly customers: CustomerDirectory
  readonly tokens: TokenRegistry
  readonly carts: CartRegistry
  readonly outbox: Outbox
  readonly limits: Limits
}

function createRecords(
  state: StoreState,
  { customers = [DEMO_CUSTOMER] }: EmulatorSeed,
): StoreRecords {
  return {
    customers: createCustomerDirectory(customers, state.clock.now),
    tokens: createTokenRegistry(state),
    carts: createCartRegistry(state),
    outbox: createOutbox(),
    limits: createLimits(state),
  }
}
