import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createStopper, type StoreRelay } from './store-relay.ts'

/** What a command of `durableObjectStore` is for a Redis. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  get: ['GET'],
  set: ['SET'],
  setIfAbsent: ['SET', 'NX'],
  deleteIfEqual: ['EVAL'],
}

/**
 * Starts what `examples/relayed-worker.mjs` asks before each command to an object, and where it is told so
 * once more when the object has answered. What is to be dropped has no answer. The command itself does
 * not come by.
 */
export async function startObjectsRelay(): Promise<StoreRelay> {
  const stopper = createStopper()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await text(request)
    if (asked === 'done') return stopper.reached()
    const verdict = stopper.verdict(WORDS[asked] ?? [])
    if (verdict !== 'drop') response.end(verdict)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
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
