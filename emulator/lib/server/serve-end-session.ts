import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { ownOrigin } from '../control/local-caller.ts'
import { sendLoggedOut, sendLoginProblem } from '../hosted-login/login-page.ts'
import type { Store } from '../store.ts'
import { journalCall } from './journal-call.ts'

/**
 * Ends a customer's log-in at Shopify, and sends the browser to a registered address. Without such
 * an address it answers 200: an app calls it so.
 */
export async function serveEndSession(
  request: IncomingMessage,
  response: ServerResponse,
  store: Store,
): Promise<void> {
  const { searchParams } = new URL(request.url ?? '/', ownOrigin(request))
  const sent = request.method === 'POST' ? new URLSearchParams(await text(request)) : searchParams
  const target = sent.get('post_logout_redirect_uri')
  const server = await store.customerAccounts.server()
  const add = (status: number, errors: readonly string[]) =>
    journalCall(store, { fields: ['end-session'], status, errors })
  const problem = (detail: string) => {
    add(400, ['invalid_request'])
    sendLoginProblem(response, { request, detail })
  }
  if (target !== null && !server.isLogoutUri(target)) {
    return problem('The parameter post_logout_redirect_uri is none of the logout URIs.')
  }
  const ending = await server.endSession(request, response, sent.get('id_token_hint') ?? '')
  if (ending.status === 'unknown-hint')
    return problem('The parameter id_token_hint is no id token.')
  add(target === null ? 200 : 302, [])
  if (target === null) return sendLoggedOut(response, request)
  const url = new URL(target)
  const state = sent.get('state')
  if (state !== null) url.searchParams.set('state', state)
  response.writeHead(302, { Location: url.href, 'Cache-Control': 'no-store' }).end()
}
