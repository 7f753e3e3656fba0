import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NextRequest } from 'next/server.js'
import type { SessionRoutes } from './create-session-routes.ts'
import { SHOP } from './provider-fixture.ts'

/** For tests: the shop's session routes behind an address that other servers can send to. */
export interface Site {
  /** Of `POST /api/session/{action}`. */
  address(action: string): string
  /** By which instance of the site requests are served from now on. */
  serveBy(routes: SessionRoutes): void
  close(): Promise<void>
}

/** For tests: starts it. */
export async function startSite(): Promise<Site> {
  let routes: SessionRoutes | undefined
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const url = new URL(request.url ?? '/', SHOP)
    const { method = 'GET' } = request
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
    headers.set('host', url.host)
    const asked = new NextRequest(url, {
      method,
      headers,
      ...(method === 'GET' ? {} : { body: Buffer.concat(chunks) }),
    })
    const params = Promise.resolve({ action: url.pathname.split('/').slice(3) })
    const answer = await (method === 'POST' ? routes?.POST : routes?.GET)?.(asked, { params })
    response.writeHead(answer?.status ?? 503, Object.fromEntries(answer?.headers ?? []))
    response.end(await answer?.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address: (action) => `${origin}/api/session/${action}`,
    serveBy(next) {
      routes = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
