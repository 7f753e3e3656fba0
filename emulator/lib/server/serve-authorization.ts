import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { ownOrigin } from '../control/local-caller.ts'
import { PASSWORD_PAGE_PATH, serveFault } from '../faults/fault-kinds.ts'
import { type HttpAnswer, sendAnswer } from '../graphql/http-answer.ts'
import { sendLoginProblem } from '../hosted-login/login-page.ts'
import { serveHostedLogin } from '../hosted-login/serve-hosted-login.ts'
import type { Store } from '../store.ts'
import { customerAccountApi, openidConfiguration } from './discovery.ts'
import { type HeldAnswer, heldAnswer, readAgain } from './held-answer.ts'
import { journalCall } from './journal-call.ts'
import { refusedCaller } from './refused-caller.ts'
import { serveAccountPreflight } from './serve-account-preflight.ts'
import { serveEndSession } from './serve-end-session.ts'
import { asShopifyAnswers } from './token-answer.ts'

/** Everything below it is the authorization server's; Shopify's fixed addresses name the shop, too. */
const MOUNT = /^\/authentication(?:\/(\d+))?(?=\/)/

interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly store: Store
}

/**
 * Answers what has to do with logging in by OAuth: discovery, the hosted pages, the token endpoint.
 * @returns false if the request is for something else
 */
export async function serveAuthorization(call: Call): Promise<boolean> {
  const { request, response, store } = call
  const path = request.url?.split('?')[0] ?? '/'
  if (/^\/\.well-known\/(openid-configuration|oauth-authorization-server)$/.test(path)) {
    await serveJson(call, ['discovery'], async () => openidConfiguration(store, ownOrigin(request)))
    return true
  }
  if (path === '/.well-known/customer-account-api') {
    await serveJson(call, ['discovery'], async () => customerAccountApi(ownOrigin(request)))
    return true
  }
  const [mount, shopId = store.customerAccounts.client.shopId] = MOUNT.exec(path) ?? []
  if (mount === undefined) return false
  if (shopId === store.customerAccounts.client.shopId) await serveMounted(call, mount)
  // Documented for a wrong id; where it leads is not.
  else response.writeHead(301, { Location: PASSWORD_PAGE_PATH }).end()
  return true
}

async function serveMounted(call: Call, mount: string): Promise<void> {
  const { request, response, store } = call
  const path = request.url?.split('?')[0]?.slice(mount.length) ?? '/'
  if (path.startsWith('/login')) return serveHostedLogin(request, response, store)
  if (path === '/logout') return serveEndSession(request, response, store)
  if (/^\/oauth\/authorize(\/[\w-]+)?$/.test(path)) return serveAuthorize(call, mount)
  // Not of what sets cookies: they end by the machine's clock, and Chromium counts their time from here.
  response.setHeader('Date', new Date(store.clock.now()).toUTCString())
  const server = await store.customerAccounts.server()
  if (path === '/.well-known/jwks.json' && request.method === 'GET') {
    const jwks = () => heldAnswer(readAgain(request, { body: '', mount }), server.handle)
    return serveJson(call, ['jwks'], async () => JSON.parse((await jwks()).body))
  }
  if (path === '/oauth/token' && request.method === 'POST') return serveToken(call, mount)
  if (path === '/oauth/token' && request.method === 'OPTIONS')
    return serveAccountPreflight(response)
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n')
}

/** The page that a browser is sent to, and the one that it comes back to when it is logged in. */
async function serveAuthorize(call: Call, mount: string): Promise<void> {
  const { request, response, store } = call
  const url = new URL(request.url ?? '/', ownOrigin(request))
  if (url.pathname.endsWith('/oauth/authorize') && !url.searchParams.get('state')) {
    sendLoginProblem(response, { request, detail: 'The parameter state is missing.' })
    return journalCall(call.store, {
      fields: ['authorize'],
      status: 400,
      errors: ['invalid_request'],
    })
  }
  const server = await store.customerAccounts.server()
  const body = await text(request)
  const answer = await heldAnswer(readAgain(request, { body, mount }), server.handle)
  const { location } = answer.headers
  const problem = answer.status >= 400 ? problemIn(answer) : null
  const errors = problem === null ? [] : [problem.error]
  journalCall(call.store, { fields: ['authorize'], status: answer.status, errors })
  if (problem !== null) return sendLoginProblem(response, { request, detail: problem.detail })
  response.writeHead(answer.status, {
    'Cache-Control': 'no-store',
    'Set-Cookie': [answer.headers['set-cookie'] ?? []].flat().map(String),
    ...(typeof location === 'string' ? { Location: withoutIssuer(location) } : {}),
  })
  response.end()
}

function problemIn({ status, body }: HeldAnswer) {
  const { error = status, error_description = body } = body.startsWith('{') ? JSON.parse(body) : {}
  return { error: String(error), detail: String(error_description) }
}

/** oidc-provider says who it is in every answer to a client (RFC 9207); Shopify does not. */
function withoutIssuer(location: string): string {
  if (!URL.canParse(location)) return location
  const url = new URL(location)
  url.searchParams.delete('iss')
  return url.href
}

async function serveToken(call: Call, mount: string): Promise<void> {
  const { request, store } = call
  const body = await text(request)
  const sent = new URLSearchParams(body)
  const grantType = sent.get('grant_type')?.split(':').at(-1)
  const fields = ['token', ...(grantType === undefined ? [] : [grantType])]
  const server = await store.customerAccounts.server()
  const execute = async (): Promise<HttpAnswer> =>
    refusedCaller(request, store.customerAccounts.client) ??
    asShopifyAnswers(await heldAnswer(readAgain(request, { body, mount }), server.handle), {
      behaviour: store.behaviour,
      grantType,
      asShopifySigns: server.asShopifySigns,
    })
  await serveFaulty(call, { fields, execute, token: sent.get('refresh_token') })
}

function serveJson(call: Call, fields: readonly string[], json: () => Promise<object>) {
  return serveFaulty(call, { fields, execute: async () => ({ status: 200, body: await json() }) })
}

/** Answers a request, or with the fault that is due for it. */
async function serveFaulty(
  call: Call,
  {
    fields,
    execute,
    token = null,
  }: {
    readonly fields: readonly string[]
    readonly execute: () => Promise<HttpAnswer>
    readonly token?: string | null
  },
): Promise<void> {
  const { response, store } = call
  const startedAt = performance.now()
  const fault = store.faults.take(fields)
  const hit = { response, fields, delayMs: fault?.delayMs, now: store.clock.now, execute }
  const outcome =
    fault === null ? sendAnswer(response, await execute()) : await serveFault(fault.kind, hit)
  journalCall(call.store, { fields, fault: fault?.kind ?? null, token, startedAt, ...outcome })
}
