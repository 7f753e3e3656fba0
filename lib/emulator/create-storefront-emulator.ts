import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ApiAccess } from './access.ts'
import { createAccountLinks } from './account-links.ts'
import { cartFields } from './cart/cart-fields.ts'
import { createCartRegistry } from './cart/carts.ts'
import { type Catalogue, createCatalogue } from './catalogue/index.ts'
import { type ClockControl, createClock } from './clock.ts'
import { CONTROL_PATH, type ControlParts, serveControl } from './control-endpoint.ts'
import { customerAccessTokenFields } from './customer-access-token-fields.ts'
import { customerAccountFields } from './customer-account-fields.ts'
import { customerAddressFields } from './customer-address-fields.ts'
import { customerFields, customerObject, type DescribeCustomer } from './customer-fields.ts'
import { type CustomerDirectory, createCustomerDirectory } from './customers.ts'
import { sendPage } from './fault-kinds/fixed-answer.ts'
import { PASSWORD_PAGE_PATH } from './fault-kinds/status-faults.ts'
import { createFaults, type Faults } from './faults.ts'
import { type GraphqlEndpointParts, serveGraphql } from './graphql-endpoint.ts'
import { createJournal, type Journal, type JournalEntry } from './journal.ts'
import { createLimits } from './limits.ts'
import { multipassFields } from './multipass-fields.ts'
import { DEMO_CUSTOMER, type EmulatorOptions } from './options.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { storefrontSchema } from './storefront-schema.ts'
import { defaultSwitches, type EmulatorSwitches } from './switches.ts'
import { createTokenRegistry, type TokenRegistry } from './tokens.ts'

/** A Storefront API on this machine. */
export interface StorefrontEmulator {
  /**
   * Starts to listen on loopback. Port 0, the default, takes any free one.
   * @returns the origin, e.g. `http://127.0.0.1:4010`; what `SHOPIFY_STORE_DOMAIN` wants.
   */
  listen(port?: number): Promise<string>
  /** Stops, and cuts every connection that is still open. */
  close(): Promise<void>
  readonly publicAccessToken: string
  readonly privateAccessToken: string
  readonly clock: ClockControl
  readonly switches: EmulatorSwitches
  readonly customers: CustomerDirectory
  readonly tokens: TokenRegistry
  readonly journal: Journal
  readonly faults: Faults
  /** The mails that the store has sent. */
  readonly outbox: Outbox
}

const GRAPHQL_PATH = /^\/api\/(unstable|20\d\d-\d\d)\/graphql\.json$/

/**
 * Creates a local Storefront API: the real schema, customers with access tokens, a catalogue with
 * pictures, a clock that can be moved, and faults on demand.
 *
 * @example
 * const emulator = createStorefrontEmulator()
 * process.env.SHOPIFY_STORE_DOMAIN = await emulator.listen()
 * emulator.clock.advance(22 * 24 * 60 * 60 * 1000)
 */
export function createStorefrontEmulator(
  options: EmulatorOptions & { readonly onRequest?: (entry: JournalEntry) => void } = {},
): StorefrontEmulator {
  const clock = createClock()
  const switches = { ...defaultSwitches(), ...options.switches }
  const customers = createCustomerDirectory(options.customers ?? [DEMO_CUSTOMER], clock.now)
  const tokens = createTokenRegistry(clock, switches)
  const journal = createJournal(options.onRequest ?? (() => undefined))
  const faults = createFaults()
  const publicAccessToken = options.publicAccessToken ?? 'emulator-public-token'
  const privateAccessToken = options.privateAccessToken ?? 'emulator-private-token'
  const multipassSecret = options.multipassSecret ?? 'emulator-multipass-secret'

  let origin = ''
  const catalogue = createCatalogue({ origin: () => origin })
  const outbox = createOutbox()
  const links = createAccountLinks({ origin: () => origin, now: clock.now })
  const limits = createLimits({ now: clock.now, most: (action) => switches.limits[action] })
  const describe: DescribeCustomer = (customer) =>
    customerObject(customer, { origin: () => origin, article: catalogue.article })
  const rootFields = {
    ...catalogue.rootFields,
    ...customerFields(tokens, describe),
    ...customerAccessTokenFields({ customers, tokens, limits, switches }),
    ...customerAccountFields({
      customers,
      describe,
      tokens,
      links,
      outbox,
      limits,
      switches,
      now: clock.now,
    }),
    ...customerAddressFields({ tokens, describe, switches }),
    ...cartFields({
      carts: createCartRegistry(clock.now),
      tokens,
      describe,
      origin: () => origin,
      merchandise: catalogue.merchandise,
      now: clock.now,
    }),
    ...multipassFields({ customers, tokens, secret: multipassSecret, now: clock.now }),
  }

  const access = apiAccess({ publicAccessToken, privateAccessToken, switches })
  const parts = {
    rootFields,
    journal,
    faults,
    clock,
    access,
    switches,
    customers,
    tokens,
    outbox,
    limits,
  }
  const server = createServer((request, response) => {
    answer(request, response, { parts, catalogue }).catch((error: unknown) => {
      console.error('[storefront-emulator]', error)
      response.destroy()
    })
  })

  return {
    async listen(port = 0) {
      storefrontSchema()
      origin = await listenOnLoopback(server, port)
      return origin
    },
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
    publicAccessToken,
    privateAccessToken,
    clock,
    switches,
    customers,
    tokens,
    journal,
    faults,
    outbox,
  }
}

/** Sends a request to the API, to the control commands, or to the pictures. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { parts, catalogue }: { parts: GraphqlEndpointParts & ControlParts; catalogue: Catalogue },
): Promise<void> {
  const path = request.url?.split('?')[0] ?? '/'
  if (path.startsWith(CONTROL_PATH)) return serveControl(request, response, parts)
  if (request.method === 'POST' && GRAPHQL_PATH.test(path)) {
    return serveGraphql(request, response, parts)
  }
  if (path === PASSWORD_PAGE_PATH) {
    sendPage(response, 200)
    return
  }
  const picture = request.method === 'GET' ? catalogue.picture(path) : undefined
  response.writeHead(picture === undefined ? 404 : 200, {
    'Content-Type': picture === undefined ? 'text/plain; charset=utf-8' : 'image/svg+xml',
    'Cache-Control': picture === undefined ? 'no-store' : 'public, max-age=3600',
  })
  response.end(picture ?? 'Not found. The API is at POST /api/2026-04/graphql.json\n')
}

/** The private token counts where both are sent; without either there is no access to customers. */
function apiAccess({
  publicAccessToken,
  privateAccessToken,
  switches,
}: {
  publicAccessToken: string
  privateAccessToken: string
  switches: EmulatorSwitches
}): (headers: IncomingMessage['headers']) => ApiAccess | null {
  return function access(headers) {
    const privateToken = headers['shopify-storefront-private-token']
    const publicToken = headers['x-shopify-storefront-access-token']
    if (privateToken === undefined && publicToken === undefined) return { scopes: [] }
    const isKnown =
      privateToken === undefined
        ? publicToken === publicAccessToken
        : privateToken === privateAccessToken
    return isKnown ? { scopes: switches.scopes } : null
  }
}

function listenOnLoopback(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const { port: actual } = server.address() as AddressInfo
      resolve(`http://127.0.0.1:${actual}`)
    })
  })
}
