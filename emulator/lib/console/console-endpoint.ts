import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createEvents, EVENTS_PATH } from '../control/events.ts'
import { isLocalCaller, ownOrigin } from '../control/local-caller.ts'
import { stateOf } from '../control/state.ts'
import type { Store } from '../store.ts'
import { sendCommands } from './commands-page.ts'
import { sendConsole } from './console-page.ts'
import { sendGraphiql } from './graphiql.ts'
import { html } from './html.ts'
import { sendProblemPage } from './page.ts'
import { COMPACT_CONSOLE, SIDE_BY_SIDE_PATH, sendSideBySide } from './side-by-side-page.ts'

const ASSETS = new URL('../../assets/console/', import.meta.url)

type Serve = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/**
 * Creates the part of the emulator that people look at: the console with its files and events, and
 * GraphiQL. For callers on this machine. What it returns answers a request, or says that the
 * request is for something else.
 */
export function createConsole(store: Store, options: { readonly storefrontUrl: string | null }) {
  const serveEvents = createEvents(store)
  const storefrontUrl =
    options.storefrontUrl === null ? null : new URL(options.storefrontUrl).origin
  const pages: Readonly<Record<string, Serve>> = {
    '/': (request, response) =>
      sendConsole(response, stateOf(store), {
        origin: ownOrigin(request),
        storefrontUrl,
        isCompact: request.url === COMPACT_CONSOLE,
      }),
    [SIDE_BY_SIDE_PATH]: (request, response) => sendSideBySide(request, response, storefrontUrl),
    '/__emulator/commands': (request, response) => sendCommands(response, ownOrigin(request)),
    '/graphiql': (_, response) => sendGraphiql(response, store),
    [EVENTS_PATH]: (_, response) => serveEvents(response),
    '/__emulator/console.css': asset('console.css', 'text/css; charset=utf-8'),
    '/__emulator/console.js': asset('console.js', 'text/javascript; charset=utf-8'),
    '/__emulator/console.svg': asset('console.svg', 'image/svg+xml'),
  }
  return async function serveConsole(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    const path = request.url?.split('?')[0] ?? '/'
    const serve = Object.hasOwn(pages, path) ? pages[path] : undefined
    if (request.method !== 'GET' || serve === undefined) return false
    if (isLocalCaller(request)) await serve(request, response)
    else refuse(response)
    return true
  }
}

function asset(name: string, contentType: string): Serve {
  return function sendAsset(_, response) {
    response.writeHead(200, {
      'Content-Type': contentType,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    response.end(readFileSync(new URL(name, ASSETS)))
  }
}

function refuse(response: ServerResponse): void {
  sendProblemPage(response, {
    title: 'Only from this machine',
    status: 403,
    body: html`<p>Open the emulator at the address that it printed.</p>`,
  })
}
