import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { SessionState, SignedIn } from '../core/session/session-state.ts'

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

/** What a site serves beside its session, by path; read in the moment of a request. */
type Files = ReadonlyMap<string, string | Uint8Array>

/** Starts a site at which nobody is signed in. */
export async function startSite(files: Files = new Map()): Promise<Site> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://site')
    const file = files.get(pathname)
    if (file !== undefined) return answer(response, { body: file, type: typeOf(pathname) })
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
  {
    status = 200,
    type = 'application/json',
    body,
  }: { status?: number; type?: string; body: string | Uint8Array },
) {
  response.writeHead(status, { 'content-type': type }).end(body)
}

function typeOf(path: string): string {
  return path.endsWith('.js') ? 'text/javascript' : 'text/html'
}
