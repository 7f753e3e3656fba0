import type { ServerResponse } from 'node:http'
import { type Html, html } from './html.ts'

/** What every page of the emulator is sent with: nothing from elsewhere, in no frame but its own, kept nowhere. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
} as const

const CONTENT_SECURITY_POLICY = (frames: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-src 'self'${frames}`,
    "frame-ancestors 'self'",
  ].join('; ')

/** A page of the emulator. */
export interface Page {
  readonly title: string
  readonly body: Html
  /** @default 200 */
  readonly status?: number
  /** An origin that the page shows in a frame. @default none but its own */
  readonly frames?: string
  /** Whether the page renders itself again when something has changed. @default false */
  readonly isLive?: boolean
}

/** Sends a whole document around the body of a page. */
export function sendPage(
  response: ServerResponse,
  { title, body, status = 200, frames, isLive = false }: Page,
): void {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/__emulator/console.svg">
<link rel="stylesheet" href="/__emulator/console.css">
${isLive && html`<script type="module" src="/__emulator/console.js"></script>`}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${body}
</body>
</html>
`
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY(frames === undefined ? '' : ` ${frames}`),
  })
  response.end(document.text)
}

/** Sends a page that says what is wrong, and what to do. */
export function sendProblemPage(
  response: ServerResponse,
  { title, status, body }: { title: string; status: number; body: Html },
): void {
  const main = html`<main id="main" class="problem"><h1>${title}</h1>
${body}</main>`
  sendPage(response, { title, status, body: main })
}
