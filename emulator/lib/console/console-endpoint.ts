import type { IncomingMessage, ServerResponse } from 'node:http'
import { createChangeWatch } from '../control/change-watch.ts'
import { EVENTS_PATH, partsOf, serveEvents } from '../control/events-endpoint.ts'
import { isLocalCaller, ownOrigin } from '../control/local-caller.ts'
import { stateOf } from '../control/state.ts'
import type { Store } from '../store.ts'
import { livePage } from './browser-script.ts'
import { facePage } from './console-page.ts'
import { sendGraphiql } from './graphiql.ts'
import { html } from './html.ts'
import { ICON } from './icon.ts'
import { FACE_FILES, pageFrame } from './page-frame.ts'
import { sendPageOfTheFace } from './send-page.ts'
import { STYLESHEET } from './stylesheet.ts'

type Serve = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/**
 * Creates the part of the emulator that people look at: its page with its files and events, and
 * GraphiQL. For callers on this machine. What it returns answers a request, or says that the
 * request is for something else.
 */
export function createFace(store: Store, { storefrontUrl }: { storefrontUrl: string | null }) {
  const watch = createChangeWatch(() => partsOf(store))
  const addresses = { storefrontUrl: storefrontUrl === null ? null : new URL(storefrontUrl).origin }
  const pages: Readonly<Record<string, Serve>> = {
    '/': (request, response) =>
      sendPageOfTheFace(
        response,
        200,
        facePage(stateOf(store), { origin: ownOrigin(request), ...addresses }),
      ),
    '/graphiql': (_, response) => sendGraphiql(response, store),
    [EVENTS_PATH]: (_, response) => serveEvents(response, watch),
    [FACE_FILES.stylesheet]: file('text/css; charset=utf-8', STYLESHEET),
    [FACE_FILES.script]: file('text/javascript; charset=utf-8', `(${livePage})()\n`),
    [FACE_FILES.icon]: file('image/svg+xml', ICON),
  }
  return async function serveFace(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    const path = request.url?.split('?')[0] ?? '/'
    const serve = Object.hasOwn(pages, path) ? pages[path] : undefined
    if (request.method !== 'GET' || serve === undefined) return false
    if (isLocalCaller(request)) await serve(request, response)
    else sendPageOfTheFace(response, 403, FORBIDDEN)
    return true
  }
}

function file(contentType: string, content: string): Serve {
  return function sendFile(_, response) {
    response.writeHead(200, {
      'Content-Type': contentType,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    response.end(content)
  }
}

const FORBIDDEN = pageFrame({
  title: 'Only from this machine',
  body: html`<main id="main" class="problem"><h1>Only from this machine</h1>
<p>Open the emulator at the address that it printed.</p></main>`,
})
