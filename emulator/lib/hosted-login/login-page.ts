import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { attributes, type Html, html } from '../console/html.ts'
import { type LoginWords, loginWords } from './login-words.ts'

/** Where the style sheet of these pages is. */
export const LOGIN_CSS_PATH = '/authentication/login.css'

const CSS = new URL('../../assets/login/login.css', import.meta.url)

/** Sends the style sheet. */
export function sendLoginCss(response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/css; charset=utf-8',
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(readFileSync(CSS))
}

/** One hosted page. */
export interface LoginPage {
  readonly words: LoginWords
  readonly title: string
  /** The shop's name; without it no shop is named. */
  readonly shop?: string
  readonly body: Html
  /** @default 200 */
  readonly status?: number
  /** Whether a code was mailed, and is of use. @default false */
  readonly hasCode?: boolean
  /** An origin that a form here leads to in the end; a browser checks each step of the way. */
  readonly leadsTo?: string
}

/** Sends a whole document around the body of a page. */
export function sendLoginPage(
  response: ServerResponse,
  { words, title, shop, body, status = 200, hasCode = false, leadsTo = '' }: LoginPage,
): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    // Of this origin is the page that shows the storefront and the console side by side.
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' ${leadsTo}; base-uri 'none'; frame-ancestors 'self'`,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(
    html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/__emulator/console.svg">
<link rel="stylesheet" href="${LOGIN_CSS_PATH}">
</head>
<body>
<main>
${shop !== undefined && html`<p class="shop">${shop}</p>`}
<div class="card">
${body}
</div>
<p class="note">${words.notShopify}${
      hasCode && html` ${words.codeIs} <a href="/#outbox">${words.outbox}</a>.`
    }</p>
</main>
</body>
</html>
`.text,
  )
}

/** A labelled input with its error, which is also what describes it. */
export function loginField({
  label,
  error,
  ...input
}: {
  readonly label: string
  readonly error: string | undefined
  readonly name: string
  readonly type: string
  readonly autocomplete: string
  readonly inputmode: string
  readonly value?: string
  readonly pattern?: string
  /** What a browser says beside its own words where the pattern is not met. */
  readonly title?: string
}): Html {
  const isWrong = error !== undefined
  const described = isWrong ? { 'aria-invalid': 'true', 'aria-describedby': 'error' } : {}
  return html`<label for="${input.name}">${label}</label>
<input id="${input.name}" required autofocus${attributes({ ...input, ...described })}>
${isWrong && html`<p class="error" id="error" role="alert">${error}</p>`}`
}

/** Tells a visitor that a link is of no use, and a developer why. */
export function sendLoginProblem(
  response: ServerResponse,
  { request, detail }: { readonly request: IncomingMessage; readonly detail?: string },
): void {
  const words = loginWords(request.headers['accept-language'])
  sendLoginPage(response, {
    words,
    title: words.problemTitle,
    status: 400,
    body: html`<h1>${words.problemTitle}</h1>
<p>${detail === undefined ? words.tooOld : words.notUnderstood}</p>
${detail !== undefined && html`<p class="detail">${words.detail} <code>${detail}</code></p>`}`,
  })
}

/** Says that the log-out is done, where there is no address to go on to. */
export function sendLoggedOut(response: ServerResponse, request: IncomingMessage): void {
  const words = loginWords(request.headers['accept-language'])
  const body = html`<h1>${words.loggedOut}</h1>
<p>${words.closing}</p>`
  sendLoginPage(response, { words, title: words.loggedOut, body })
}
