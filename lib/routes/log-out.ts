import type { NextResponse } from 'next/server.js'
import { atMost } from '../core/at-most.ts'
import { safeReturnTo } from '../core/return-to.ts'
import type { Session } from '../core/session.ts'
import { keepAlive } from './keep-alive.ts'
import { readInput } from './read-input.ts'
import {
  jsonResponse,
  problemResponse,
  seeOther,
  withEndedMark,
  withoutSession,
} from './respond.ts'
import { type RouteRequest, sessionOf } from './route-request.ts'

/**
 * `POST logout`: ends the session at Shopify and in the browser. The cookie goes whatever Shopify
 * answers, and also when there was no session.
 */
export async function logOut(route: RouteRequest): Promise<NextResponse> {
  const input = await readInput(route.request)
  if (input.status === 'refused' && input.kind === 'json') {
    return problemResponse({ code: input.code })
  }
  const left = await leaveSession(route)
  const returnTo = input.status === 'read' ? input.fields['returnTo'] : undefined
  const redirectTo = safeReturnTo(returnTo, route.config.afterLogoutPath)
  const response =
    input.kind === 'form'
      ? seeOther(redirectTo)
      : jsonResponse({ status: 'signed-out', redirectTo })
  withoutSession(response, route)
  return left === null ? response : withEndedMark(response, left, route)
}

/** Ends the token at Shopify. A store that is slow to say so does not hold the customer back. */
async function leaveSession(route: RouteRequest): Promise<Session | null> {
  const startedAt = performance.now()
  const read = await sessionOf(route)
  const session = read.status === 'absent' ? null : read.session
  const revoked = session !== null && (await revoke(route, session))
  const durationMs = Math.round(performance.now() - startedAt)
  route.visitor.tell({ type: 'logged-out', revoked, durationMs })
  return session
}

async function revoke({ config, visitor }: RouteRequest, session: Session): Promise<boolean> {
  const revoking = visitor.tokenSource
    .revoke(session.customerAccessToken)
    .then(({ outcome }) => outcome === 'revoked')
    .catch(() => false)
  keepAlive(revoking)
  return atMost(revoking, config.renewWaitMs, () => false)
}
