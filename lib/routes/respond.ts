import { NextResponse } from 'next/server.js'
import type { ResolvedConfig } from '../core/config/config.ts'
import { forbidStoring } from '../core/http/cache-control.ts'
import { createMessages } from '../core/messages/messages.ts'
import { type Problem, problemDetails, problemStatus } from '../core/messages/problem.ts'
import { removedSessionCookie } from '../core/session/cookie.ts'
import { sealedCookie } from '../core/session/sealed-cookie.ts'
import type { Session } from '../core/session/session.ts'
import type { RouteRequest } from './route-request.ts'

/** Answers with JSON that no cache keeps. */
export function jsonResponse(body: object, status = 200): NextResponse {
  return notStored(NextResponse.json(body, { status }))
}

/**
 * Sends a form on to a page of this site. 303, so that the browser asks with `GET`; a relative
 * `Location` (RFC 9110 §10.2.2), so that no proxy has to be told its own name.
 */
export function seeOther(location: string): NextResponse {
  return notStored(new NextResponse(null, { status: 303, headers: { Location: location } }))
}

function notStored(response: NextResponse): NextResponse {
  forbidStoring(response.headers)
  return response
}

/** Answers with RFC 9457 problem details, in the language of the request if the shop has it. */
export function problemResponse(
  problem: Problem,
  { headers, texts = null }: { headers?: Headers; texts?: ResolvedConfig['texts'] } = {},
): NextResponse {
  const language = typeof texts === 'function' ? texts(headers ?? new Headers()) : texts
  const details = problemDetails(problem, createMessages(language ?? undefined))
  const response = jsonResponse(details, problemStatus(problem.code))
  response.headers.set('Content-Type', 'application/problem+json')
  if (problem.allow !== undefined) response.headers.set('Allow', problem.allow)
  if (problem.retryAfterSeconds !== undefined) {
    response.headers.set('Retry-After', String(problem.retryAfterSeconds))
  }
  return response
}

/** The same response, with the session sealed into its cookie. */
export async function withSession(
  response: NextResponse,
  session: Session,
  { config, visitor, now }: RouteRequest,
): Promise<NextResponse> {
  response.cookies.set(await sealedCookie(session, { config, site: visitor.site, now }))
  return response
}

/** The same response, which also removes the session from the browser. */
export function withoutSession(response: NextResponse, { visitor }: RouteRequest): NextResponse {
  response.cookies.set(removedSessionCookie(visitor.site))
  return response
}
