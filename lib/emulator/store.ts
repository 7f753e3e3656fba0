import type { IncomingHttpHeaders } from 'node:http'
import type { ApiAccess } from './access.ts'
import { createAccountLinks } from './account-links.ts'
import { cartFields } from './cart/cart-fields.ts'
import { createCartRegistry } from './cart/carts.ts'
import { DEFAULT_DISCOUNT_CODES, type DiscountCodeSeed } from './cart/discount-codes.ts'
import { type Catalogue, createCatalogue } from './catalogue/index.ts'
import { type ClockControl, createClock } from './clock.ts'
import { customerAccessTokenFields } from './customer-access-token-fields.ts'
import { customerAccountFields } from './customer-account-fields.ts'
import { customerAddressFields } from './customer-address-fields.ts'
import { customerFields, customerObject, type DescribeCustomer } from './customer-fields.ts'
import { type CustomerDirectory, createCustomerDirectory } from './customers.ts'
import { DEMO_CUSTOMER } from './demo-customer.ts'
import type { RootFields } from './execute.ts'
import { createFaults, type Faults } from './faults.ts'
import { createJournal, type Journal } from './journal.ts'
import { createLimits, type Limits } from './limits.ts'
import { multipassFields } from './multipass-fields.ts'
import type { EmulatorOptions } from './options.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createSecretLog, type SecretLog } from './secrets.ts'
import { defaultSwitches, type EmulatorSwitches } from './switches.ts'
import { createTokenRegistry, type TokenRegistry } from './tokens.ts'

/** The emulated store, without the server in front of it. */
export interface Store {
  readonly publicAccessToken: string
  readonly privateAccessToken: string
  readonly clock: ClockControl
  readonly switches: EmulatorSwitches
  readonly customers: CustomerDirectory
  readonly tokens: TokenRegistry
  /** Every secret that it has handed out. */
  readonly secrets: SecretLog
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
  const switches = { ...defaultSwitches(), ...options.switches }
  const customers = createCustomerDirectory(options.seed?.customers ?? [DEMO_CUSTOMER], clock.now)
  const secrets = createSecretLog()
  const apiTokens = {
    publicAccessToken: options.publicAccessToken ?? 'emulator-public-token',
    privateAccessToken: options.privateAccessToken ?? 'emulator-private-token',
  }
  const parts = {
    clock,
    switches,
    customers,
    tokens: createTokenRegistry({ clock, switches, secrets }),
    secrets,
    outbox: createOutbox(),
    limits: createLimits({ now: clock.now, most: (action) => switches.limits[action] }),
    journal: createJournal(options.onRequest ?? (() => undefined)),
    faults: createFaults(),
    catalogue: createCatalogue({ origin, seed: options.seed ?? {} }),
  }
  const discountCodes = options.seed?.discountCodes ?? DEFAULT_DISCOUNT_CODES
  const multipassSecret = options.multipassSecret ?? 'emulator-multipass-secret'
  return {
    ...apiTokens,
    ...parts,
    rootFields: storeFields({ ...parts, origin, multipassSecret, discountCodes }),
    access: (headers) => apiAccess(headers, { ...apiTokens, scopes: switches.scopes }),
  }
}

type FieldParts = Pick<
  Store,
  'clock' | 'switches' | 'customers' | 'tokens' | 'secrets' | 'outbox' | 'limits' | 'catalogue'
> & {
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
      carts: createCartRegistry({ now: clock.now, secrets }),
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
