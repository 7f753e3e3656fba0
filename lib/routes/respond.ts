import { NextResponse } from 'next/server.js'
import { forbidStoring } from '../core/http/cache-control.ts'
import { sitePath } from '../core/http/site-path.ts'
import { createMessages } from '../core/messages/messages.ts'
import type { Problem } from '../core/messages/problem.ts'
import type { SessionTexts } from '../core/messages/texts.ts'
import type { RequestContext } from '../core/request-context.ts'
import { problemDetails, problemStatus } from './problem-details.ts'

/** Answers with JSON that no cache keeps. */
export function jsonResponse(body: object, status = 200): NextResponse {
  return notStored(NextResponse.json(body, { status }))
}

/**
 * Sends a form on to a page of the app. 303, so that the browser asks with `GET`; a relative
 * `Location` (RFC 9110 §10.2.2), so that no proxy has to be told its own name.
 */
export function seeOther(path: string): NextResponse {
  const headers = { Location: sitePath(path) }
  return notStored(new NextResponse(null, { status: 303, headers }))
}

function notStored(response: NextResponse): NextResponse {
  forbidStoring(response.headers)
  return response
}

/** Answers with RFC 9457 problem details, in the language of the request if the shop has it. */
export function problemResponse(problem: Problem, context?: RequestContext): NextResponse {
  const details = problemDetails(problem, createMessages(context && textsOf(context)))
  const response = jsonResponse(details, problemStatus(problem.code))
  response.headers.set('Content-Type', 'application/problem+json')
  if (problem.allow !== undefined) response.headers.set('Allow', problem.allow)
  if (problem.retryAfterSeconds !== undefined) {
    response.headers.set('Retry-After', String(problem.retryAfterSeconds))
  }
  return response
}

function textsOf({ config: { texts }, headers }: RequestContext): SessionTexts | undefined {
  return (typeof texts === 'function' ? texts(headers) : texts) ?? undefined
}
