import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Store } from '../store.ts'
import { BROWSER_HEADERS } from './client-headers.ts'
import { PRIVATE_TOKEN_IN_BROWSER, reportPrivateToken } from './private-token-in-browser.ts'

/**
 * Answers a browser that asks whether a page of another origin may call the API: it may, but not
 * with the private token. A page that wants to send that one cannot go on, so strict mode reports
 * it here.
 */
export function servePreflight(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { journal, clock, behaviour }: Store,
): void {
  response.writeHead(204, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'POST, OPTIONS',
    'Access-Control-Allow-Headers': BROWSER_HEADERS.join(', '),
  })
  response.end()
  if (!behaviour.strict || !reportPrivateToken(headers)) return
  journal.add({
    at: new Date(clock.now()).toISOString(),
    fields: [],
    status: 204,
    fault: null,
    errors: [PRIVATE_TOKEN_IN_BROWSER],
    tokenHash: null,
    tokenArguments: [],
    buyerIp: null,
    // The private token's header is announced, but not sent.
    headers: [],
    milliseconds: 0,
  })
}
