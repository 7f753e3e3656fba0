import type { IncomingMessage, ServerResponse } from 'node:http'
import { ownOrigin } from '../control/local-caller.ts'
import { html } from './html.ts'
import { sendPage, sendProblemPage } from './page.ts'

/** Where the storefront and the console stand side by side. */
export const SIDE_BY_SIDE_PATH = '/__emulator/side-by-side'

/** The part of the console that stands there. */
export const COMPACT_CONSOLE = '/?compact'

/**
 * Sends the storefront and the console next to each other, each in a frame. Under the name of the
 * storefront's machine, `localhost` or an address: a browser sends a session's cookie only to a frame
 * of the same site. A storefront that refuses to be framed stays empty.
 */
export function sendSideBySide(
  request: IncomingMessage,
  response: ServerResponse,
  storefrontUrl: string | null,
): void {
  const here = new URL(request.url ?? '/', ownOrigin(request))
  const storefront = here.searchParams.get('storefront') ?? storefrontUrl
  if (storefront === null || !isLoopback(storefront)) {
    sendQuestion(response)
    return
  }
  const { hostname, origin } = new URL(storefront)
  if (here.hostname !== hostname) {
    here.hostname = hostname
    response.writeHead(303, { Location: here.href, 'Cache-Control': 'no-store' })
    response.end()
    return
  }
  sendPage(response, {
    title: 'Storefront and store',
    frames: origin,
    body: html`<main id="main" class="side-by-side" aria-label="Side by side"><h1 class="unseen">Storefront and store</h1>
<iframe src="${origin}/account" title="Your storefront"></iframe>
<iframe src="${COMPACT_CONSOLE}" title="The emulated store"></iframe></main>`,
  })
}

function sendQuestion(response: ServerResponse): void {
  sendProblemPage(response, {
    title: 'Where is your storefront?',
    status: 400,
    body: html`<p>Start the emulator with <code>--storefront http://localhost:3000</code>. It has to be on this machine.</p>`,
  })
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(new URL(url).hostname)
}
