import type { IncomingMessage, ServerResponse } from 'node:http'
import { BROWSER_HEADERS } from './client-headers.ts'
import type { ClockControl } from './clock.ts'
import type { Journal, NewJournalEntry } from './journal.ts'
import {
  asksForPrivateToken,
  PRIVATE_TOKEN_IN_BROWSER,
  reportPrivateTokenInBrowser,
} from './private-token-in-browser.ts'
import type { EmulatorSwitches } from './switches.ts'

/**
 * Answers a browser that asks whether a page of another origin may call the API: it may, but not
 * with the private token. A page that means to send that one gets no further than this, so strict
 * mode speaks up here.
 */
export function servePreflight(
  request: IncomingMessage,
  response: ServerResponse,
  parts: { journal: Journal; clock: ClockControl; switches: EmulatorSwitches },
): void {
  response.writeHead(204, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'POST, OPTIONS',
    'Access-Control-Allow-Headers': BROWSER_HEADERS.join(', '),
  })
  response.end()
  if (parts.switches.strict && asksForPrivateToken(request.headers)) {
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
