import type { IncomingMessage, ServerResponse } from 'node:http'
import { CHECKOUT_PATH, sendCheckoutPage } from './cart/checkout-page.ts'
import { createConsole } from './console/console-endpoint.ts'
import { CONTROL_PATH, serveControl } from './control/control-endpoint.ts'
import { sendPage } from './faults/fixed-answer.ts'
import { PASSWORD_PAGE_PATH } from './faults/status-faults.ts'
import { answeredVersion } from './graphql/api-version.ts'
import { serveGraphql } from './graphql/graphql-endpoint.ts'
import { servePreflight } from './serve-preflight.ts'
import type { Store } from './store.ts'

/**
 * Creates what sends a request to the API, to the emulator's own pages, to the control commands, or
 * to the pictures.
 */
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
  if (path.startsWith(CONTROL_PATH)) return serveControl(request, response, store)
  const version = answeredVersion(path)
  if (version !== null) {
    response.setHeader('X-Shopify-API-Version', version)
    response.setHeader('Date', new Date(store.clock.now()).toUTCString())
  }
  if (version !== null && request.method === 'POST') return serveGraphql(request, response, store)
  if (version !== null && request.method === 'OPTIONS') {
    return servePreflight(request, response, store)
  }
  if (path === PASSWORD_PAGE_PATH) {
    sendPage(response, 200)
    return
  }
  if (request.method === 'GET' && path.startsWith(CHECKOUT_PATH)) {
    sendCheckoutPage(response)
    return
  }
  servePicture(response, request.method === 'GET' ? store.catalogue.picture(path) : undefined)
}

function servePicture(response: ServerResponse, picture: string | undefined): void {
  response.writeHead(picture === undefined ? 404 : 200, {
    'Content-Type': picture === undefined ? 'text/plain; charset=utf-8' : 'image/svg+xml',
    'Cache-Control': picture === undefined ? 'no-store' : 'public, max-age=3600',
  })
  response.end(picture ?? NOT_FOUND)
}

/** Where a link in a mail leads if it is followed as it stands. */
const NOT_FOUND = `Not found. The API is at POST /api/2026-04/graphql.json, the emulator's page at /.
The pages of a shop, such as /account, are served by the storefront under the same paths.
`
