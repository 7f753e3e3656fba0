import type { NextRequest, NextResponse } from 'next/server.js'
import { runAccountAction } from '../core/account/account-action.ts'
import { accountCookies } from '../core/account/account-cookies.ts'
import type { ActionContext } from '../core/account/action-context.ts'
import { type Arrival, decideCallback } from '../core/account/decide-callback.ts'
import { continueToShopify } from '../core/account/hosted-log-out.ts'
import { type LoginRequest, startLogin } from '../core/account/hosted-login.ts'
import type { AccountAccess } from '../core/customer-account/ask-token-endpoint.ts'
import {
  attemptCookie,
  type LoginAttempt,
  readAttempt,
} from '../core/customer-account/login-attempt.ts'
import { type LoginState, readState } from '../core/customer-account/login-state.ts'
import { withQuery } from '../core/http/return-to.ts'
import type { ProblemCode } from '../core/messages/problem.ts'
import type { SessionCookie } from '../core/session/cookie.ts'
import { currentSession } from '../core/session/session-state.ts'
import { seeOther } from './respond.ts'

/** `GET` of a log-in or log-out on Shopify's page. */
export type HostedRoute = (
  context: ActionContext,
  access: AccountAccess,
  request: NextRequest,
) => Promise<NextResponse>

/** By its name in the URL. */
const HOSTED_ROUTES: Readonly<Record<string, HostedRoute>> = {
  login: begin,
  callback: arrive,
  'logout/continue': goOn,
}

/** The route of this name, where customers log in on Shopify's page. */
export function hostedRoute(name: string): HostedRoute | null {
  return Object.hasOwn(HOSTED_ROUTES, name) ? (HOSTED_ROUTES[name] ?? null) : null
}

/** Sends a visitor to Shopify's page; while it cannot be found, to the login page, which says so. */
async function begin(
  context: ActionContext,
  access: AccountAccess,
  { nextUrl: { searchParams } }: NextRequest,
): Promise<NextResponse> {
  const [returnTo, locale, loginHint] = ['returnTo', 'locale', 'loginHint'].map(
    (name) => searchParams.get(name) ?? undefined,
  )
  return start(context, access, { returnTo, locale, loginHint })
}

async function start(
  context: ActionContext,
  access: AccountAccess,
  wanted: LoginRequest,
): Promise<NextResponse> {
  const started = await startLogin(context, access, wanted)
  if (started.status === 'failed') return refuse(context, started.problem.code)
  return withCookies(seeOther(started.url), [started.cookie])
}

/** Takes a visitor in whom Shopify's page has sent back. Never an error page, never a session by mistake. */
async function arrive(
  context: ActionContext,
  access: AccountAccess,
  { nextUrl: { searchParams } }: NextRequest,
): Promise<NextResponse> {
  const startedAt = performance.now()
  const { state, arrival } = await readArrival(context, searchParams)
  const decision = decideCallback(arrival, context.now)
  switch (decision.do) {
    case 'finish':
      return finish(context, { ...decision, slot: state?.slot ?? 0 })
    case 'go-on':
      return seeOther(decision.returnTo ?? context.paths.account)
    case 'start-again':
      return start(context, access, { isRetry: true })
    case 'refuse': {
      const durationMs = Math.round(performance.now() - startedAt)
      context.emit({ type: 'login-failed', cause: decision.cause, durationMs })
      const isOver = state !== null && arrival.attempt !== null && !arrival.attempt.isDone
      const removed = isOver ? [await attemptCookie(state.slot, null, context)] : []
      return withCookies(refuse(context, decision.code, arrival.attempt), removed)
    }
  }
}

async function readArrival(
  context: ActionContext,
  parameters: URLSearchParams,
): Promise<{ readonly state: LoginState | null; readonly arrival: Arrival }> {
  const text = parameters.get('state') ?? ''
  const state = await readState(text, context.config.passwords)
  const [attempt, read] = await Promise.all([
    state === null ? null : readAttempt(state.slot, context.cookie, context),
    context.session(),
  ])
  const isSignedIn = currentSession(read, context.now).status === 'signed-in'
  const [code, error] = [parameters.get('code'), parameters.get('error')]
  const own = attempt?.state === text ? attempt : null
  return { state, arrival: { state, attempt: own, isSignedIn, code, error } }
}

/** What is left of the attempt tells a reload from a stranger's callback. */
async function finish(
  context: ActionContext,
  { attempt, code, slot }: { attempt: LoginAttempt; code: string; slot: number },
): Promise<NextResponse> {
  const { nonce, codeVerifier, returnTo } = attempt
  const result = await runAccountAction('callback', context, { code, nonce, codeVerifier })
  const { outcome } = result
  const done = await attemptCookie(slot, { ...attempt, isDone: true }, context)
  if (outcome.status === 'failed') {
    return withCookies(refuse(context, outcome.problem.code, attempt), [done])
  }
  return withCookies(seeOther(returnTo), [...(await accountCookies(result, context)), done])
}

async function goOn(context: ActionContext, access: AccountAccess, request: NextRequest) {
  // Next's server looks where an action leads before the browser goes there itself.
  if (request.headers.has('rsc')) return seeOther(context.paths.afterLogout)
  const way = await continueToShopify(context, access)
  return withCookies(seeOther(way?.location ?? context.paths.afterLogout), way?.cookies ?? [])
}

function refuse(
  { paths }: ActionContext,
  error: ProblemCode,
  attempt: LoginAttempt | null = null,
): NextResponse {
  return seeOther(withQuery(paths.login, { error, returnTo: attempt?.returnTo }))
}

function withCookies(response: NextResponse, cookies: readonly SessionCookie[]): NextResponse {
  for (const cookie of cookies) response.cookies.set(cookie)
  return response
}
