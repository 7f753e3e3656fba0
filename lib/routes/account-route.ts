import type { NextRequest, NextResponse } from 'next/server.js'
import { runAccountAction } from '../core/account/account-action.ts'
import { accountCookies } from '../core/account/account-cookies.ts'
import { formLocation, locationAfter } from '../core/account/account-location.ts'
import type { AccountSuccess } from '../core/account/account-outcome.ts'
import type { ActionContext } from '../core/account/action-context.ts'
import { wayToShopify } from '../core/account/hosted-log-out.ts'
import type { InputFields } from '../core/account/input.ts'
import { typedCookie, typedCookieName } from '../core/account/typed-cookie.ts'
import { typedFields } from '../core/account/typed-fields.ts'
import type { SessionActionName } from '../core/events/account-action-name.ts'
import { sitePath } from '../core/http/site-path.ts'
import type { Problem } from '../core/messages/problem.ts'
import type { SessionCookie } from '../core/session/cookie.ts'
import { endOf } from '../core/session/session.ts'
import { type Input, readInput } from './read-input.ts'
import { jsonResponse, problemResponse, seeOther } from './respond.ts'

/** `POST` of an action, with JSON or a form: reads it, has it done, and answers in kind. */
export async function accountRoute(
  action: SessionActionName,
  context: ActionContext,
  request: NextRequest,
): Promise<NextResponse> {
  const input = await readInput(request)
  const isRefused = input.status === 'refused' && !mayBeUnreadable(action, input)
  if (isRefused) return fail(action, context, { problem: { code: input.code }, input })
  const result = await runAccountAction(action, context, fieldsOf(input))
  const { outcome } = result
  if (outcome.status === 'failed') return fail(action, context, { problem: outcome.problem, input })
  const way = await wayToShopify(outcome, context, input.kind)
  const path =
    way?.location ?? locationAfter(outcome, { fields: fieldsOf(input), paths: context.paths })
  const response = success(action, outcome, { path, kind: input.kind })
  withCookies(response, way?.cookies ?? [])
  withCookies(response, await accountCookies(result, context))
  const wasTyped = context.cookie(typedCookieName(context.site)) !== undefined
  return wasTyped ? withCookies(response, await typedCookie(null, context)) : response
}

/** A log-out works also where its form did not arrive in one piece. */
function mayBeUnreadable(action: SessionActionName, { kind }: Input): boolean {
  return action === 'logout' && kind === 'form'
}

function fieldsOf(input: Input): InputFields {
  return input.status === 'read' ? input.fields : {}
}

/** A form gets back what was typed into it, so that nobody has to type it once more. */
async function fail(
  action: SessionActionName,
  context: ActionContext,
  { problem, input }: { problem: Problem; input: Input },
): Promise<NextResponse> {
  if (input.kind === 'json') return problemResponse(problem, context)
  const fields = fieldsOf(input)
  const response = seeOther(formLocation(action, problem, { fields, paths: context.paths }))
  return withCookies(response, await typedCookie(typedFields(fields), context))
}

function withCookies(response: NextResponse, cookies: readonly SessionCookie[]): NextResponse {
  for (const cookie of cookies) response.cookies.set(cookie)
  return response
}

function success(
  action: SessionActionName,
  outcome: AccountSuccess,
  { path, kind }: { path: string; kind: Input['kind'] },
): NextResponse {
  if (kind === 'form') return seeOther(path)
  const redirectTo = sitePath(path)
  switch (outcome.status) {
    case 'signed-in': {
      const expiresAt = endOf(outcome.session)
      const status = action === 'register' ? 201 : 200
      return jsonResponse({ status: 'signed-in', expiresAt, redirectTo }, status)
    }
    case 'signed-out':
      return jsonResponse({ status: 'signed-out', redirectTo })
    case 'changed':
      return jsonResponse({ status: 'changed' })
    case 'registered':
      return jsonResponse({ status: 'signed-out', redirectTo }, 201)
    case 'recovery-sent':
      return jsonResponse({ status: 'accepted' }, 202)
  }
}
