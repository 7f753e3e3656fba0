import type { IncomingHttpHeaders } from 'node:http'
import { cartRootFields } from './cart/cart-root-fields.ts'
import { createCartRegistry } from './cart/carts.ts'
import { DEFAULT_DISCOUNT_CODES } from './cart/discounts.ts'
import { type Catalogue, createCatalogue } from './catalogue/index.ts'
import { customerRootFields } from './customers/customer-root-fields.ts'
import { createCustomerDirectory } from './customers/customers.ts'
import { DEMO_CUSTOMER } from './customers/demo-customer.ts'
import { createTokenRegistry } from './customers/tokens.ts'
import { createFaults } from './faults/faults.ts'
import type { ApiAccess } from './graphql/access.ts'
import type { RootFields } from './graphql/execute.ts'
import type { EmulatorOptions, EmulatorSeed } from './options.ts'
import { defaultBehaviour, type EmulatorBehaviour } from './state/behaviour.ts'
import { type ClockControl, createClock } from './state/clock.ts'
import { createJournal } from './state/journal.ts'
import { createLimits } from './state/limits.ts'
import { createOutbox } from './state/outbox.ts'
import { createSecretLog, type SecretLog } from './state/secrets.ts'
import { findStoredSecrets, numbered, type StoredSecret } from './state/stored-secrets.ts'

/** The emulated store, without the server in front of it. */
export type Store = ReturnType<typeof createStore>

/** Creates a store. Its origin is asked for on each use: it is known only when a server listens. */
export function createStore(options: EmulatorOptions, origin: () => string) {
  const { seed = {}, clock = createClock(), onRequest = () => undefined } = options
  const {
    publicAccessToken = 'emulator-public-token',
    privateAccessToken = 'emulator-private-token',
    multipassSecret = 'emulator-multipass-secret',
  } = options
  const behaviour: EmulatorBehaviour = { ...defaultBehaviour(), ...options.behaviour }
  const secrets = createSecretLog()
  const state = { clock, behaviour, secrets }
  const records = createRecords(state, seed)
  const catalogue = createCatalogue({ origin, seed })
  return {
    publicAccessToken,
    privateAccessToken,
    ...state,
    ...records,
    journal: createJournal(onRequest),
    faults: createFaults(),
    catalogue,
    /** The root fields of the schema that are served. */
    rootFields: {
      ...catalogue.rootFields,
      ...recordFields({ ...state, ...records, catalogue, origin, multipassSecret }, seed),
    } as RootFields,
    /** What the API token in the headers may do; null if the store does not know it. */
    access(headers: IncomingHttpHeaders): ApiAccess | null {
      // The private token counts where both are sent; without either there is no access to customers.
      const privateToken = headers['shopify-storefront-private-token']
      const publicToken = headers['x-shopify-storefront-access-token']
      const sent = privateToken ?? publicToken
      if (sent === undefined) return { scopes: [] }
      const known = privateToken === undefined ? publicAccessToken : privateAccessToken
      return sent === known ? { scopes: behaviour.scopes } : null
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
      return findStoredSecrets(records, [
        ...numbered(secrets.all()),
        { kind: 'private-token', value: privateAccessToken },
        { kind: 'multipass-secret', value: multipassSecret },
        ...[...passwords].map((value) => ({ kind: 'password' as const, value })),
      ])
    },
  }
}

interface State {
  readonly clock: ClockControl
  readonly behaviour: EmulatorBehaviour
  /** Every secret that the store has issued. */
  readonly secrets: SecretLog
}

/** What keeps the data that clients send; all of it is searched for secrets. */
function createRecords(state: State, seed: EmulatorSeed) {
  const { clock, behaviour, secrets } = state
  const { now } = clock
  return {
    customers: createCustomerDirectory(seed.customers ?? [DEMO_CUSTOMER], now),
    tokens: createTokenRegistry(state),
    carts: createCartRegistry({ now, secrets, behaviour }),
    outbox: createOutbox(),
    limits: createLimits({ now, most: (action) => behaviour.limits[action] }),
  }
}

type RecordParts = State &
  ReturnType<typeof createRecords> & {
    readonly catalogue: Catalogue
    readonly origin: () => string
    readonly multipassSecret: string
  }

function recordFields({ catalogue, ...rest }: RecordParts, { discountCodes }: EmulatorSeed) {
  const parts = {
    ...rest,
    ...catalogue,
    now: rest.clock.now,
    discountCodes: discountCodes ?? DEFAULT_DISCOUNT_CODES,
  }
  return { ...customerRootFields(parts), ...cartRootFields(parts) }
}
