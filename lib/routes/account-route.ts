import type { NextResponse } from 'next/server.js'
import { runAccountAction } from '../core/account/account-action.ts'
import type { AccountActionName } from '../core/account/account-action-name.ts'
import { formLocation, locationAfter } from '../core/account/account-location.ts'
import type { AccountOutcome } from '../core/account/account-outcome.ts'
import type { InputFields } from '../core/account/input.ts'
import type { Problem } from '../core/problem.ts'
import { type Input, readInput } from './read-input.ts'
import {
  jsonResponse,
  problemResponse,
  seeOther,
  withEndedMark,
  withoutSession,
  withSession,
} from './respond.ts'
import type { RouteRequest } from './route-request.ts'

/** `POST` of an action, with JSON or a form: reads it, has it done, and answers in kind. */
export async function accountRoute(
  action: AccountActionName,
  route: RouteRequest,
): Promise<NextResponse> {
  const input = await readInput(route.request)
  const isRefused = input.status === 'refused' && !mayBeUnreadable(action, input)
  if (isRefused) return fail(action, route, { problem: { code: input.code }, input })
  const outcome = await runAccountAction(action, route, fieldsOf(input))
  if (outcome.status === 'failed') return fail(action, route, { problem: outcome.problem, input })
  return withCookies(outcome, route, success(action, outcome, { route, input }))
}

/** Nobody shall stay logged in because a form was garbled on its way. */
function mayBeUnreadable(action: AccountActionName, { kind }: Input): boolean {
  return action === 'logout' && kind === 'form'
}

function fieldsOf(input: Input): InputFields {
  return input.status === 'read' ? input.fields : {}
}

function fail(
  action: AccountActionName,
  { config, request }: RouteRequest,
  { problem, input }: { problem: Problem; input: Input },
): NextResponse {
  const { paths, texts } = config
  return input.kind === 'form'
    ? seeOther(formLocation(action, problem, { fields: fieldsOf(input), paths }))
    : problemResponse(problem, { headers: request.headers, texts })
}

type Worked = Exclude<AccountOutcome, { status: 'failed' }>

function success(
  action: AccountActionName,
  outcome: Worked,
  { route, input }: { route: RouteRequest; input: Input },
): NextResponse {
  const { paths } = route.config
  const redirectTo = locationAfter(outcome, { fields: fieldsOf(input), paths })
  if (input.kind === 'form') return seeOther(redirectTo)
  switch (outcome.status) {
    case 'signed-in': {
      const { expiresAt } = outcome.session.customerAccessToken
      const status = action === 'register' ? 201 : 200
      return jsonResponse({ status: 'signed-in', expiresAt, redirectTo }, status)
    }
    case 'signed-out':
      return jsonResponse({ status: 'signed-out', redirectTo })
    case 'registered':
      return jsonResponse({ status: 'signed-out', redirectTo }, 201)
    case 'recovery-sent':
      return jsonResponse({ status: 'accepted' }, 202)
  }
}

/** The one place where an action's answer gets its cookies. */
async function withCookies(
  outcome: Worked,
  route: RouteRequest,
  response: NextResponse,
): Promise<NextResponse> {
  switch (outcome.status) {
    case 'signed-in':
      await withSession(response, outcome.session, route)
      return outcome.replaced === null ? response : withEndedMark(response, outcome.replaced, route)
    case 'signed-out':
      withoutSession(response, route)
      return outcome.left === null ? response : withEndedMark(response, outcome.left, route)
    case 'registered':
    case 'recovery-sent':
      return response
  }
}
