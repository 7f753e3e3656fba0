import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createStopper, type StoreRelay } from './store-relay.ts'

/** Starts a relay before a server that speaks Upstash's REST. */
export async function startUpstashRelay(target: string): Promise<StoreRelay> {
  const stopper = createStopper()

  async function relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request)
    const verdict = stopper.verdict(JSON.parse(body))
    if (verdict === 'drop') return
    const { authorization = '' } = request.headers
    const answer = await fetch(target, { method: 'POST', headers: { authorization }, body })
    const answered = await answer.text()
    if (verdict === 'pass') response.writeHead(answer.status).end(answered)
    else stopper.reached()
  }

  const server = createServer((request, response) => {
    relay(request, response).catch(() => response.destroy())
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
