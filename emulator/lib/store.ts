import type { IncomingHttpHeaders } from 'node:http'
import { cartFields } from './cart/cart-fields.ts'
import { type CartRegistry, createCartRegistry } from './cart/carts.ts'
import { DEFAULT_DISCOUNT_CODES, type DiscountCodeSeed } from './cart/discount-codes.ts'
import { type Catalogue, createCatalogue } from './catalogue/index.ts'
import { createAccountLinks } from './customers/account-links.ts'
import { customerAccessTokenFields } from './customers/customer-access-token-fields.ts'
import { customerAccountFields } from './customers/customer-account-fields.ts'
import { customerAddressFields } from './customers/customer-address-fields.ts'
import {
  customerFields,
  customerObject,
  type DescribeCustomer,
} from './customers/customer-fields.ts'
import { type CustomerDirectory, createCustomerDirectory } from './customers/customers.ts'
import { DEMO_CUSTOMER } from './customers/demo-customer.ts'
import { multipassFields } from './customers/multipass-fields.ts'
import { createTokenRegistry, type TokenRegistry } from './customers/tokens.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import type { ApiAccess } from './graphql/access.ts'
import type { RootFields } from './graphql/execute.ts'
import type { EmulatorOptions } from './options.ts'
import { defaultBehaviour, type EmulatorBehaviour } from './state/behaviour.ts'
import { type ClockControl, createClock } from './state/clock.ts'
import { createJournal, type Journal } from './state/journal.ts'
import { createLimits, type Limits } from './state/limits.ts'
import { createOutbox, type Outbox } from './state/outbox.ts'
import { createSecretLog, type SecretLog } from './state/secrets.ts'
import {
  findStoredSecrets,
  numbered,
  type Shelf,
  type SoughtSecret,
  type StoredSecret,
} from './state/stored-secrets.ts'

/** The emulated store, without the server in front of it. */
export interface Store {
  readonly publicAccessToken: string
  readonly privateAccessToken: string
  readonly clock: ClockControl
  readonly behaviour: EmulatorBehaviour
  readonly customers: CustomerDirectory
  readonly tokens: TokenRegistry
  /** Every secret that it has handed out. */
  readonly secrets: SecretLog
  /**
   * Where a client has made the store keep a secret: a token of a customer, the credential of an
   * address, the token of a mailed link, a cart's key, a customer's password, the private API token
   * or the Multipass secret, in a cart, a customer, a mail, or whatever else it keeps. Each place is
   * told in words, never the secret. Secrets of under eight characters are not looked for, and of
   * what was minted, the newest 4096 of a kind.
   */
  readonly storedSecrets: () => readonly StoredSecret[]
  readonly carts: CartRegistry
  readonly outbox: Outbox
  readonly limits: Limits
  readonly journal: Journal
  readonly faults: Faults
  readonly catalogue: Catalogue
  /** The root fields of the schema that are served. */
  readonly rootFields: RootFields
  /** What the API token in the headers may do; null if the store does not know it. */
  readonly access: (headers: IncomingHttpHeaders) => ApiAccess | null
}

/** Opens a store. Its origin is asked for whenever it is needed: it is known once a server listens. */
export function createStore(options: EmulatorOptions, origin: () => string): Store {
  const clock = options.clock ?? createClock()
  const behaviour = { ...defaultBehaviour(), ...options.behaviour }
  const customers = createCustomerDirectory(options.seed?.customers ?? [DEMO_CUSTOMER], clock.now)
  const secrets = createSecretLog()
  const apiTokens = {
    publicAccessToken: options.publicAccessToken ?? 'emulator-public-token',
    privateAccessToken: options.privateAccessToken ?? 'emulator-private-token',
  }
  const parts = {
    clock,
    behaviour,
    customers,
    tokens: createTokenRegistry({ clock, behaviour, secrets }),
    secrets,
    carts: createCartRegistry({ now: clock.now, secrets, behaviour }),
    outbox: createOutbox(),
    limits: createLimits({ now: clock.now, most: (action) => behaviour.limits[action] }),
    journal: createJournal(options.onRequest ?? (() => undefined)),
    faults: createFaults(),
    catalogue: createCatalogue({ origin, seed: options.seed ?? {} }),
  }
  const discountCodes = options.seed?.discountCodes ?? DEFAULT_DISCOUNT_CODES
  const multipassSecret = options.multipassSecret ?? 'emulator-multipass-secret'
  return {
    ...apiTokens,
    ...parts,
    storedSecrets: () =>
      findStoredSecrets(shelvesOf(parts), [
        ...numbered(secrets.all()),
        ...givenSecrets(customers, { privateToken: apiTokens.privateAccessToken, multipassSecret }),
      ]),
    rootFields: storeFields({ ...parts, origin, multipassSecret, discountCodes }),
    access: (headers) => apiAccess(headers, { ...apiTokens, scopes: behaviour.scopes }),
  }
}

/** A part that is none of those in front keeps what clients send, and has to show it. */
function shelvesOf({
  clock,
  behaviour,
  secrets,
  journal,
  faults,
  catalogue,
  ...shelves
}: StoreParts): Readonly<Record<string, Shelf>> {
  return shelves
}

function givenSecrets(
  customers: CustomerDirectory,
  given: { readonly privateToken: string; readonly multipassSecret: string },
): readonly SoughtSecret[] {
  const passwords = customers.all().map(({ password }) => password)
  return [
    { kind: 'private-token', value: given.privateToken, number: null },
    { kind: 'multipass-secret', value: given.multipassSecret, number: null },
    ...[...new Set(passwords)].map((value) => ({ kind: 'password' as const, value, number: null })),
  ]
}

/** What a store is made of. */
type StoreParts = Omit<
  Store,
  'publicAccessToken' | 'privateAccessToken' | 'storedSecrets' | 'rootFields' | 'access'
>

interface FieldParts extends StoreParts {
  readonly origin: () => string
  readonly multipassSecret: string
  readonly discountCodes: readonly DiscountCodeSeed[]
}

function storeFields(parts: FieldParts): RootFields {
  const { clock, catalogue, origin, secrets, multipassSecret } = parts
  const describe: DescribeCustomer = (customer) =>
    customerObject(customer, { origin, secrets, article: catalogue.article })
  const shared = { ...parts, describe, now: clock.now }
  return {
    ...catalogue.rootFields,
    ...customerFields(parts.tokens, describe),
    ...customerAccessTokenFields(shared),
    ...customerAccountFields({ ...shared, links: createAccountLinks(shared) }),
    ...customerAddressFields(shared),
    ...multipassFields({ ...shared, secret: multipassSecret }),
    ...cartFields({
      ...shared,
      merchandise: catalogue.merchandise,
      view: catalogue.view,
      discountCodes: parts.discountCodes,
    }),
  }
}

/** The private token counts where both are sent; without either there is no access to customers. */
function apiAccess(
  headers: IncomingHttpHeaders,
  known: Pick<Store, 'publicAccessToken' | 'privateAccessToken'> & ApiAccess,
): ApiAccess | null {
  const privateToken = headers['shopify-storefront-private-token']
  const publicToken = headers['x-shopify-storefront-access-token']
  if (privateToken === undefined && publicToken === undefined) return { scopes: [] }
  const isKnown =
    privateToken === undefined
      ? publicToken === known.publicAccessToken
      : privateToken === known.privateAccessToken
  return isKnown ? { scopes: known.scopes } : null
}
