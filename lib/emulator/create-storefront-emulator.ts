import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveRequest } from './http-router.ts'
import type { EmulatorOptions } from './options.ts'
import { createStore, type Store } from './store.ts'
import { storefrontSchema } from './storefront-schema.ts'

/** A Storefront API on this machine. */
export interface StorefrontEmulator
  extends Pick<
    Store,
    | 'publicAccessToken'
    | 'privateAccessToken'
    | 'clock'
    | 'switches'
    | 'customers'
    | 'tokens'
    | 'journal'
    | 'faults'
    | 'outbox'
    | 'limits'
  > {
  /**
   * Starts to listen on loopback. Port 0, the default, takes any free one.
   * @returns the origin, e.g. `http://127.0.0.1:4010`; what `SHOPIFY_STORE_DOMAIN` wants.
   */
  listen(port?: number): Promise<string>
  /** Stops, and cuts every connection that is still open. */
  close(): Promise<void>
}

/**
 * Creates a local Storefront API: the real schema, customers with access tokens, a catalogue with
 * pictures, carts, a clock that can be moved, and faults on demand.
 *
 * @example
 * const emulator = createStorefrontEmulator()
 * process.env.SHOPIFY_STORE_DOMAIN = await emulator.listen()
 * emulator.clock.advance(22 * 24 * 60 * 60 * 1000)
 */
export function createStorefrontEmulator(options: EmulatorOptions = {}): StorefrontEmulator {
  let origin = ''
  const store = createStore(options, () => origin)
  const server = createServer((request, response) => {
    serveRequest(request, response, store).catch((error: unknown) => {
      console.error('[storefront-emulator]', error)
      response.destroy()
    })
  })
  return {
    ...store,
    async listen(port = 0) {
      storefrontSchema()
      origin = await listenOnLoopback(server, port)
      return origin
    },
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
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
