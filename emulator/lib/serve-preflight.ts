import type { IncomingMessage, ServerResponse } from 'node:http'
import { BROWSER_HEADERS } from './graphql/client-headers.ts'
import {
  asksForPrivateToken,
  PRIVATE_TOKEN_IN_BROWSER,
  reportPrivateTokenInBrowser,
} from './graphql/private-token-in-browser.ts'
import type { EmulatorBehaviour } from './state/behaviour.ts'
import type { ClockControl } from './state/clock.ts'
import type { Journal, NewJournalEntry } from './state/journal.ts'

/**
 * Answers a browser that asks whether a page of another origin may call the API: it may, but not
 * with the private token. A page that means to send that one gets no further than this, so strict
 * mode speaks up here.
 */
export function servePreflight(
  request: IncomingMessage,
  response: ServerResponse,
  parts: { journal: Journal; clock: ClockControl; behaviour: EmulatorBehaviour },
): void {
  response.writeHead(204, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'POST, OPTIONS',
    'Access-Control-Allow-Headers': BROWSER_HEADERS.join(', '),
  })
  response.end()
  if (parts.behaviour.strict && asksForPrivateToken(request.headers)) {
    reportPrivateTokenInBrowser()
    parts.journal.add(refusedPreflight(parts.clock.now()))
  }
}

/** The header is announced here, but not sent. */
function refusedPreflight(now: number): NewJournalEntry {
  return {
    at: new Date(now).toISOString(),
    fields: [],
    status: 204,
    fault: null,
    errors: [PRIVATE_TOKEN_IN_BROWSER],
    tokenHash: null,
    buyerIp: null,
    headers: [],
    milliseconds: 0,
  }
}
