import type { NextResponse } from 'next/server.js'
import { parseCredentials } from '../core/credentials.ts'
import type { Problem } from '../core/problem.ts'
import { loginLocation, safeReturnTo } from '../core/return-to.ts'
import { isExpired, type Session, startSession } from '../core/session.ts'
import type { CreateOutcome, Credentials, TokenSource } from '../core/token-source.ts'
import { readInput } from './read-input.ts'
import { jsonResponse, problemResponse, seeOther, withSession } from './respond.ts'
import { type RouteRequest, readSession } from './route-request.ts'

/** `POST login`: exchanges an e-mail address and a password for a session. */
export async function logIn(route: RouteRequest): Promise<NextResponse> {
  const input = await readInput(route.request)
  const fail = (problem: Problem, returnTo?: unknown) =>
    input.kind === 'form' ? backToForm(route, problem, returnTo) : problemResponse(problem)
  if (input.status === 'refused') return fail({ code: input.code })

  const { returnTo } = input.fields
  const parsed = parseCredentials(input.fields)
  if (parsed.status === 'invalid') {
    return fail({ code: 'INVALID_INPUT', errors: parsed.errors }, returnTo)
  }
  const login = await openSession(route, parsed.credentials)
  if (login.status === 'failed') return fail(login.problem, returnTo)

  const redirectTo = safeReturnTo(returnTo, route.config.accountPath)
  const { expiresAt } = login.session.customerAccessToken
  const response =
    input.kind === 'form'
      ? seeOther(redirectTo)
      : jsonResponse({ status: 'signed-in', expiresAt, redirectTo })
  return withSession(response, login.session, route)
}

type Login =
  | { readonly status: 'opened'; readonly session: Session }
  | { readonly status: 'failed'; readonly problem: Problem }

/** A login always starts a new session; the one it replaces ends at Shopify too. */
async function openSession(route: RouteRequest, credentials: Credentials): Promise<Login> {
  const source = route.visitor.tokenSource()
  const created = await source.create(credentials)
  if (created.outcome !== 'created') return failed(problemOf(created))
  const { customerAccessToken, customer } = created
  if (isExpired(customerAccessToken, route.now)) return failed({ code: 'STOREFRONT_UNAVAILABLE' })
  await revokePrevious(route, { source, accessToken: customerAccessToken.accessToken })
  return { status: 'opened', session: startSession(customerAccessToken, customer, route.now) }
}

function failed(problem: Problem): Login {
  return { status: 'failed', problem }
}

/** Shopify may hand out the same string again for a second login; then it must live on. */
async function revokePrevious(
  route: RouteRequest,
  { source, accessToken }: { source: TokenSource; accessToken: string },
): Promise<void> {
  const previous = await readSession(route)
  if (previous.status === 'absent') return
  const { customerAccessToken } = previous.session
  if (customerAccessToken.accessToken !== accessToken) await source.revoke(customerAccessToken)
}

function problemOf(answer: Exclude<CreateOutcome, { outcome: 'created' }>): Problem {
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
