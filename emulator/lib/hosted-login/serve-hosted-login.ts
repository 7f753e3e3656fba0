import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { html } from '../console/html.ts'
import type { PendingLogin } from '../customer-account/authorization-server.ts'
import type { Store } from '../store.ts'
import {
  LOGIN_CSS_PATH,
  loginField,
  sendLoginCss,
  sendLoginPage,
  sendLoginProblem,
} from './login-page.ts'
import { type LoginWords, loginWords } from './login-words.ts'

/** One look at the page, or one form of it. */
interface Visit {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly store: Store
  readonly login: PendingLogin
  readonly words: LoginWords
}

/**
 * Shopify's hosted log-in page: an e-mail address, then the six digits that were mailed to it. Plain
 * forms; which of the two is shown depends on whether a code was sent.
 */
export async function serveHostedLogin(
  request: IncomingMessage,
  response: ServerResponse,
  store: Store,
): Promise<void> {
  if (request.url === LOGIN_CSS_PATH) return sendLoginCss(response)
  const server = await store.customerAccounts.server()
  const login = await server.pendingLogin(request, response)
  if (login === null) return sendLoginProblem(response, { request })
  const { locale, ui_locales: locales } = login.params
  const words = loginWords(locales, locale, request.headers['accept-language'])
  const visit = { request, response, store, login, words }
  if (request.method === 'POST') return serveForm(visit)
  showStep(visit)
}

async function serveForm(visit: Visit): Promise<void> {
  const { request, response, store, login, words } = visit
  const { codes } = store.customerAccounts
  const form = new URLSearchParams(await text(request))
  const email = form.get('email')?.trim() ?? codes.sentTo(login.uid) ?? ''
  switch (form.get('step')) {
    case 'email':
    case 'resend': {
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
        return showEmail(visit, { email, error: words.badEmail })
      }
      codes.send(login.uid, email, pathOf(request))
      return goTo(response, `${pathOf(request)}${form.get('step') === 'resend' ? '?resent' : ''}`)
    }
    case 'other':
      codes.forget(login.uid)
      return goTo(response, pathOf(request))
    default: {
      const outcome = codes.check(login.uid, form.get('code') ?? '')
      if (outcome.status !== 'right') return goTo(response, `${pathOf(request)}?${outcome.status}`)
      const server = await store.customerAccounts.server()
      return server.finishLogin(request, response, outcome.customer)
    }
  }
}

/** A page that was posted to is left, so that a browser's reload asks for nothing again. */
function goTo(response: ServerResponse, path: string): void {
  response.writeHead(303, { Location: path, 'Cache-Control': 'no-store' }).end()
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?')[0] ?? '/'
}

function showStep(visit: Visit): void {
  const { words } = visit
  const sentTo = visit.store.customerAccounts.codes.sentTo(visit.login.uid)
  const { login_hint: hint } = visit.login.params
  const happened = visit.request.url?.split('?')[1] ?? ''
  if (sentTo !== null && (happened === 'expired' || happened === 'too-many'))
    showDeadCode(visit, words.outcomes[happened])
  else if (sentTo !== null) showCode(visit, { email: sentTo, happened })
  else showEmail(visit, { email: typeof hint === 'string' ? hint : '' })
}

function showEmail(visit: Visit, { email, error }: { email: string; error?: string }): void {
  const { words, store } = visit
  const title = words.title(store.catalogue.shopName)
  send(visit, {
    title,
    error,
    body: html`<h1>${title}</h1>
<p>${words.intro}</p>
<form method="post">
<input type="hidden" name="step" value="email">
${loginField({
  label: words.email,
  error,
  name: 'email',
  type: 'email',
  autocomplete: 'email',
  inputmode: 'email',
  value: email,
})}
<button>${words.continue}</button>
</form>`,
  })
}

/** `happened` is what the last form came to, from a fixed vocabulary. */
function showCode(visit: Visit, { email, happened }: { email: string; happened: string }): void {
  const { words, request } = visit
  const error = happened === 'wrong' ? words.outcomes.wrong : undefined
  send(visit, {
    title: words.codeTitle,
    error,
    hasCode: true,
    body: html`<h1>${words.codeTitle}</h1>
<p>${words.sentTo} <strong>${email}</strong>.</p>
${happened === 'resent' && html`<p class="done" role="status">${words.resent}</p>`}
<form method="post" action="${pathOf(request)}">
${loginField({
  label: words.code,
  error,
  name: 'code',
  type: 'text',
  autocomplete: 'one-time-code',
  inputmode: 'numeric',
  pattern: '\\s*(\\d\\s*){6}',
  title: words.code,
})}
<button>${words.submit}</button>
</form>
<div class="others">
<form method="post" action="${pathOf(request)}"><button class="link" name="step" value="resend">${words.resend}</button></form>
<form method="post" action="${pathOf(request)}"><button class="link" name="step" value="other">${words.other}</button></form>
</div>`,
  })
}

/** A code that is good no more: what helps is another one. */
function showDeadCode(visit: Visit, error: string): void {
  const { words, request } = visit
  const action = pathOf(request)
  send(visit, {
    title: words.deadTitle,
    error,
    body: html`<h1>${words.deadTitle}</h1>
<p class="error" role="alert">${error}</p>
<form method="post" action="${action}"><button name="step" value="resend" autofocus>${words.resend}</button></form>
<div class="others">
<form method="post" action="${action}"><button class="link" name="step" value="other">${words.other}</button></form>
</div>`,
  })
}

function send(
  { request, response, store, login, words }: Visit,
  {
    title,
    body,
    error,
    hasCode = false,
  }: {
    title: string
    body: ReturnType<typeof html>
    error: string | undefined
    hasCode?: boolean
  },
): void {
  const { redirect_uri: uri } = login.params
  sendLoginPage(response, {
    words,
    title: error === undefined ? title : `⚠ ${title}`,
    shop: store.catalogue.shopName,
    body,
    hasCode,
    status: request.method === 'POST' ? 422 : 200,
    ...(typeof uri === 'string' ? { leadsTo: new URL(uri).origin } : {}),
  })
}
