import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { SessionState, SignedIn } from '../core/session-state.ts'

/** A site with a session, over real HTTP. */
export interface Site {
  readonly endpoint: string
  /** Who is signed in. */
  session: SessionState
  /** An answer that is no session, in place of all others; null for none. */
  failure: { readonly status: number; readonly body: string } | null
  /** Answers wait for it. */
  gate: Promise<unknown>
  /** The requests so far, e.g. `GET /api/session`. */
  readonly requests: string[]
  /** The bodies of the log-outs so far. */
  readonly logOuts: unknown[]
  close(): void
}

export const ADA = customer('1', 'Ada', '2026-12-24T12:00:00Z')
export const BOB = customer('2', 'Bob', '2026-12-25T12:00:00Z')
export const NOBODY: SessionState = { status: 'signed-out' }

function customer(id: string, firstName: string, expiresAt: string): SignedIn {
  const displayName = `${firstName} Example`
  return {
    status: 'signed-in',
    expiresAt,
    customer: { id: `gid://shopify/Customer/${id}`, firstName, lastName: 'Example', displayName },
  }
}

/** Starts a site at which nobody is signed in. */
export async function startSite(): Promise<Site> {
  const server = createServer(async (request, response) => {
    site.requests.push(`${request.method} ${request.url}`)
    // Who is signed in is decided when a request arrives, not when its answer leaves.
    const { session } = site
    const chunks = await request.toArray()
    await site.gate
    if (site.failure !== null) return answer(response, site.failure)
    if (request.method === 'GET') return answer(response, { body: JSON.stringify(session) })
    const input = JSON.parse(String(Buffer.concat(chunks)))
    site.logOuts.push(input)
    site.session = NOBODY
    const redirectTo = input.returnTo ?? '/'
    answer(response, { body: JSON.stringify({ status: 'signed-out', redirectTo }) })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const site: Site = {
    endpoint: `http://127.0.0.1:${Object(server.address()).port}/api/session`,
    session: NOBODY,
    failure: null,
    gate: Promise.resolve(),
    requests: [],
    logOuts: [],
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
  return site
}

function answer(
  response: ServerResponse,
  { status = 200, body }: { status?: number; body: string },
) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body)
}
