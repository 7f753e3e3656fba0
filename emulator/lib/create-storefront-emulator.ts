import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CustomerAccounts } from './customer-account/customer-accounts.ts'
import { storefrontSchema } from './graphql/storefront-schema.ts'
import type { EmulatorOptions } from './options.ts'
import { createRouter } from './server/http-router.ts'
import { createStore, type Store } from './store.ts'

/** A Storefront API on this machine. */
export interface StorefrontEmulator
  extends Omit<
    Store,
    'carts' | 'catalogue' | 'customerAccounts' | 'holdsToken' | 'rootFields' | 'scopesOf'
  > {
  /** The customers who log in by OAuth. */
  readonly customerAccounts: CustomerAccounts
  /**
   * Starts to listen on loopback. Port 0, the default, takes any free one.
   * @returns the origin, e.g. `http://127.0.0.1:4010`; what `SHOPIFY_STORE_DOMAIN` wants. With
   *   `tls` it is `https://localhost:4010`.
   */
  listen(port?: number): Promise<string>
  /** Stops, and closes every connection that is still open. */
  close(): Promise<void>
  /**
   * The certificate (PEM) that a client has to trust, e.g. through `NODE_EXTRA_CA_CERTS`; null
   * without `tls`, and before it listens.
   */
  readonly certificateAuthority: string | null
}

/**
 * Creates a local Storefront API: the real schema, customers with access tokens, a catalogue with
 * pictures, carts, a clock that can be moved, and faults that can be set.
 *
 * @example
 * const emulator = createStorefrontEmulator()
 * process.env.SHOPIFY_STORE_DOMAIN = await emulator.listen()
 * emulator.clock.advance(22 * 24 * 60 * 60 * 1000)
 */
export function createStorefrontEmulator(options: EmulatorOptions = {}): StorefrontEmulator {
  let origin = ''
  let listening: Listening | null = null
  const store = createStore(options, () => origin)
  const serveRequest = createRouter(store, { storefrontUrl: options.storefrontUrl ?? null })
  const listener: RequestListener = (request, response) => {
    serveRequest(request, response).catch((error: unknown) => {
      console.error('[storefront-emulator]', error)
      response.destroy()
    })
  }
  return {
    ...store,
    get certificateAuthority() {
      return listening?.ca ?? null
    },
    async listen(port = 0) {
      storefrontSchema()
      listening = options.tls ? await tlsServer(listener) : { server: createServer(listener) }
      origin = await listenOnLoopback(listening, port)
      return origin
    },
    async close() {
      const server = listening?.server
      server?.closeAllConnections()
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
    },
  }
}

interface Listening {
  readonly server: Server
  /** With TLS only. */
  readonly ca?: string
}

/** The library that makes certificates is loaded only where one is needed. */
async function tlsServer(listener: RequestListener): Promise<Listening> {
  const [{ createServer: createTlsServer }, { createTlsCertificate }] = await Promise.all([
    import('node:https'),
    import('./server/tls-certificate.ts'),
  ])
  const { ca, ...certificate } = await createTlsCertificate()
  return { server: createTlsServer(certificate, listener), ca }
}

async function listenOnLoopback({ server, ca }: Listening, port: number): Promise<string> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: actual } = server.address() as AddressInfo
  return ca === undefined ? `http://127.0.0.1:${actual}` : `https://localhost:${actual}`
}
