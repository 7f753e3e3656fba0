import type { NextResponse } from 'next/server.js'
import { type Session, withCustomer } from '../core/session.ts'
import { sessionState } from '../core/session-state.ts'
import { jsonResponse, withoutSession, withSession } from './respond.ts'
import { type RouteRequest, readSession } from './route-request.ts'

/**
 * `GET`: tells who is signed in, with the names as Shopify has them now. Asks the store only when
 * there is a session, and is open on availability: while the store cannot be asked, the sealed
 * names are the answer. A token that Shopify declares dead ends the session here and now.
 */
export async function showSession(route: RouteRequest): Promise<NextResponse> {
  const read = await readSession(route)
  const state = sessionState(read, route.now)
  if (read.status === 'absent' || state.status === 'signed-out') return jsonResponse(state)
  const probed = await route.visitor.tokenSource().probe(read.session.customerAccessToken)
  switch (probed.outcome) {
    case 'alive':
      return answerWith(route, read.session, withCustomer(read.session, probed.customer))
    case 'dead':
      return withoutSession(jsonResponse({ status: 'signed-out', reason: 'revoked' }), route)
    default:
      return jsonResponse(state)
  }
}

/** Writes the cookie only when the names in it have changed. */
async function answerWith(
  route: RouteRequest,
  before: Session,
  session: Session,
): Promise<NextResponse> {
  const response = jsonResponse(sessionState({ status: 'present', session }, route.now))
  return session === before ? response : withSession(response, session, route)
}
