import type { IncomingMessage, ServerResponse } from 'node:http'
import { createConsole } from '../console/console-endpoint.ts'
import { PASSWORD_PAGE_PATH } from '../faults/fault-kinds.ts'
import { sendPage } from '../faults/fault-response.ts'
import type { Store } from '../store.ts'
import { answeredVersion } from './api-version.ts'
import { CONTROL_PATH, serveControl } from './serve-control.ts'
import { serveGraphql } from './serve-graphql.ts'
import { servePreflight } from './serve-preflight.ts'

/** Where `checkoutUrl` leads. */
const CHECKOUT_PATH = '/cart/c/'

/** Creates what answers a request: the API, the emulator's own pages and commands, the pictures. */
export function createRouter(store: Store, addresses: { readonly storefrontUrl: string | null }) {
  const serveConsole = createConsole(store, addresses)
  return async function serveRequest(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (await serveConsole(request, response)) return
    await serveStore(request, response, store)
  }
}

async function serveStore(
  request: IncomingMessage,
  response: ServerResponse,
  store: Store,
): Promise<void> {
  const path = request.url?.split('?')[0] ?? '/'
  const isGet = request.method === 'GET'
  if (path.startsWith(CONTROL_PATH)) return serveControl(request, response, store)
  const version = answeredVersion(path)
  if (version !== null) {
    response.setHeader('X-Shopify-API-Version', version)
    response.setHeader('Date', new Date(store.clock.now()).toUTCString())
    if (request.method === 'POST') return serveGraphql(request, response, store)
    if (request.method === 'OPTIONS') return servePreflight(request, response, store)
  }
  const picture = isGet ? store.catalogue.picture(path) : undefined
  if (path === PASSWORD_PAGE_PATH) sendPage(response, 200)
  else if (isGet && path.startsWith(CHECKOUT_PATH)) sendText(response, 200, 'html', CHECKOUT_PAGE)
  else if (picture === undefined) sendText(response, 404, 'plain', NOT_FOUND)
  else sendPicture(response, picture)
}

function sendPicture(response: ServerResponse, picture: string): void {
  response.writeHead(200, {
    'Content-Type': 'image/svg+xml',
    'Cache-Control': 'public, max-age=3600',
  })
  response.end(picture)
}

function sendText(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': `text/${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
  })
  response.end(body)
}

const CHECKOUT_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>No checkout</title>
<h1>The emulator has no checkout</h1>
<p>On a real store, this address is where the buyer pays. The cart arrived here as it should.</p>
</html>
`

/** What a link in a mail is answered with if it is followed as it is. */
const NOT_FOUND = `Not found. The API is at POST /api/2026-04/graphql.json, the emulator's page at /.
The pages of a shop, such as /account, are served by the storefront under the same paths.
`
