import type { IncomingMessage, ServerResponse } from 'node:http'
import { createConsole } from '../console/console-endpoint.ts'
import { PASSWORD_PAGE_PATH } from '../faults/fault-kinds.ts'
import { sendPage } from '../faults/fault-response.ts'
import { readData } from '../state/read-data.ts'
import type { Store } from '../store.ts'
import { answeredApi } from './api-version.ts'
import { sendPicture } from './send-picture.ts'
import { serveAccountGraphql } from './serve-account-graphql.ts'
import { serveAccountPreflight } from './serve-account-preflight.ts'
import { serveAuthorization } from './serve-authorization.ts'
import { CONTROL_PATH, serveControl } from './serve-control.ts'
import { serveGraphql } from './serve-graphql.ts'
import { servePreflight } from './serve-preflight.ts'

/** Where `checkoutUrl` leads. */
const CHECKOUT_PATH = '/cart/c/'

/** A link in a mail is on the store's domain; its page is the storefront's. */
const MAILED_LINK = /^\/account\/(reset|activate)\//

/** Creates what answers a request: the API, the emulator's own pages and commands, the pictures. */
export function createRouter(store: Store, addresses: { readonly storefrontUrl: string | null }) {
  const serveConsole = createConsole(store, addresses)
  const { storefrontUrl } = addresses
  return async function serveRequest(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (await serveConsole(request, response)) return
    if (storefrontUrl !== null && MAILED_LINK.test(request.url ?? '')) {
      const { href } = new URL(request.url ?? '/', storefrontUrl)
      response.writeHead(303, { Location: href, 'Referrer-Policy': 'no-referrer' }).end()
      return
    }
    await serveStore(request, response, store)
  }
}

async function serveStore(
  request: IncomingMessage,
  response: ServerResponse,
  store: Store,
): Promise<void> {
  const path = request.url?.split('?')[0] ?? '/'
  const isGet = request.method === 'GET' || request.method === 'HEAD'
  if (path.startsWith(CONTROL_PATH)) return serveControl(request, response, store)
  const answered = answeredApi(path)
  if (answered !== null) {
    response.setHeader('X-Shopify-API-Version', answered.version)
    response.setHeader('Date', new Date(store.clock.now()).toUTCString())
    const isAccount = answered.api === 'customer-account'
    const serve = isAccount ? serveAccountGraphql : serveGraphql
    if (request.method === 'POST') return serve(request, response, store)
    if (request.method === 'OPTIONS' && isAccount) return serveAccountPreflight(response)
    if (request.method === 'OPTIONS') return servePreflight(request, response, store)
  }
  if (await serveAuthorization({ request, response, store })) return
  const picture = isGet ? store.catalogue.picture(request.url ?? '/') : undefined
  if (path === PASSWORD_PAGE_PATH) sendPage(response, 200)
  else if (isGet && path.startsWith(CHECKOUT_PATH))
    sendText(response, 200, 'html', readData('checkout.html'))
  else if (picture === undefined) sendText(response, 404, 'plain', readData('not-found.txt'))
  else sendPicture(request, response, picture)
}

function sendText(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': `text/${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
  })
  response.end(body)
}
