import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createStopper, type Stopper, type StoreRelay } from './store-relay.ts'

/** What a relay does with one request; where it fails, the connection is cut. */
export type Relaying = (
  stopper: Stopper,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>

/** Starts a relay that is spoken to by HTTP, at a port of its own on loopback. */
export async function startHttpRelay(relay: Relaying): Promise<StoreRelay> {
  const stopper = createStopper()
  const server = createServer((request, response) => {
    relay(stopper, request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stopAt: stopper.stopAt,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
