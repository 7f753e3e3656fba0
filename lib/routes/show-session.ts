import type { NextResponse } from 'next/server.js'
import { type Session, withCustomer } from '../core/session.ts'
import { currentSession, sessionState } from '../core/session-state.ts'
import { jsonResponse, withoutSession, withSession } from './respond.ts'
import { type RouteRequest, readSession } from './route-request.ts'

/**
 * `GET`: tells who is signed in, with the names as Shopify has them now. Asks the store only when
 * there is a session, and is open on availability: while the store cannot be asked, the sealed
 * names are the answer. A token that Shopify declares dead ends the session here and now.
 */
export async function showSession(route: RouteRequest): Promise<NextResponse> {
  const current = currentSession(await readSession(route), route.now)
  if (current.status === 'signed-out') return jsonResponse(current)
  const { session } = current
  const probed = await route.visitor.tokenSource().probe(session.customerAccessToken)
  switch (probed.outcome) {
    case 'alive':
      return answerWith(route, session, withCustomer(session, probed.customer))
    case 'dead':
      return withoutSession(jsonResponse({ status: 'signed-out', reason: 'revoked' }), route)
    default:
      return jsonResponse(sessionState(current))
  }
}

/** Writes the cookie only when the names in it have changed. */
async function answerWith(
  route: RouteRequest,
  before: Session,
  session: Session,
): Promise<NextResponse> {
  const response = jsonResponse(sessionState({ status: 'signed-in', session }))
  return session === before ? response : withSession(response, session, route)
}
