import type { NextResponse } from 'next/server.js'
import { parseCredentials } from '../core/credentials.ts'
import type { Problem } from '../core/problem.ts'
import { loginLocation, safeReturnTo } from '../core/return-to.ts'
import { isExpired, type Session, startSession } from '../core/session.ts'
import type { LoginFailure } from '../core/session-event.ts'
import type { CreateOutcome, TokenSource } from '../core/token-source.ts'
import { readInput } from './read-input.ts'
import { jsonResponse, problemResponse, seeOther, withEndedMark, withSession } from './respond.ts'
import { type RouteRequest, sessionOf } from './route-request.ts'

/** `POST login`: exchanges an e-mail address and a password for a session. */
export async function logIn(route: RouteRequest): Promise<NextResponse> {
  const input = await readInput(route.request)
  const fail = (problem: Problem, returnTo?: unknown) =>
    input.kind === 'form' ? backToForm(route, problem, returnTo) : problemResponse(problem)
  if (input.status === 'refused') return fail({ code: input.code })

  const { returnTo } = input.fields
  const login = await openSession(route, input.fields)
  if (login.status === 'failed') return fail(login.problem, returnTo)

  const redirectTo = safeReturnTo(returnTo, route.config.accountPath)
  const { expiresAt } = login.session.customerAccessToken
  const response =
    input.kind === 'form'
      ? seeOther(redirectTo)
      : jsonResponse({ status: 'signed-in', expiresAt, redirectTo })
  await withSession(response, login.session, route)
  return login.replaced === null ? response : withEndedMark(response, login.replaced, route)
}

type Login =
  | {
      readonly status: 'opened'
      readonly session: Session
      /** The session that the browser had until now. */
      readonly replaced: Session | null
    }
  | { readonly status: 'failed'; readonly problem: LoginProblem }

type InputFields = Readonly<Record<string, unknown>>

type LoginProblem = Problem & { readonly code: LoginFailure }

async function openSession(route: RouteRequest, fields: InputFields): Promise<Login> {
  const startedAt = performance.now()
  const login = await exchange(route, fields)
  const durationMs = Math.round(performance.now() - startedAt)
  route.visitor.tell(
    login.status === 'opened'
      ? { type: 'logged-in', durationMs }
      : { type: 'login-failed', code: login.problem.code, durationMs },
  )
  return login
}

/** A login always starts a new session; the one it replaces ends at Shopify too. */
async function exchange(route: RouteRequest, fields: InputFields): Promise<Login> {
  const parsed = parseCredentials(fields)
  if (parsed.status === 'invalid') return failed({ code: 'INVALID_INPUT', errors: parsed.errors })
  const source = route.visitor.tokenSource
  const created = await source.create(parsed.credentials)
  if (created.outcome !== 'created') return failed(problemOf(created))
  const { customerAccessToken, customer } = created
  if (isExpired(customerAccessToken, route.now)) return failed({ code: 'STOREFRONT_UNAVAILABLE' })
  const { accessToken } = customerAccessToken
  const replaced = await revokePrevious(route, { source, accessToken })
  const session = startSession(customerAccessToken, customer, route.now)
  return { status: 'opened', session, replaced }
}

function failed(problem: LoginProblem): Login {
  return { status: 'failed', problem }
}

/** Shopify may hand out the same string again for a second login; then it must live on. */
async function revokePrevious(
  route: RouteRequest,
  { source, accessToken }: { source: TokenSource; accessToken: string },
): Promise<Session | null> {
  const previous = await sessionOf(route)
  if (previous.status === 'absent') return null
  const { customerAccessToken } = previous.session
  if (customerAccessToken.accessToken !== accessToken) await source.revoke(customerAccessToken)
  return previous.session
}

function problemOf(answer: Exclude<CreateOutcome, { outcome: 'created' }>): LoginProblem {
  switch (answer.outcome) {
    case 'unidentified':
      return { code: 'UNIDENTIFIED_CUSTOMER' }
    case 'throttled':
      return { code: 'THROTTLED', retryAfterSeconds: answer.retryAfterSeconds }
    case 'unavailable':
      return { code: 'STOREFRONT_UNAVAILABLE' }
    case 'misconfigured':
      return { code: 'STOREFRONT_MISCONFIGURED' }
  }
}

/** The address is not sent back: it would stand in a URL, and so in histories and logs. */
function backToForm({ config }: RouteRequest, { code }: Problem, returnTo: unknown): NextResponse {
  const path = safeReturnTo(returnTo, '')
  return seeOther(
    loginLocation(config.loginPath, { error: code, ...(path === '' ? {} : { returnTo: path }) }),
  )
}
