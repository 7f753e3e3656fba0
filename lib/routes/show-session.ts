import type { NextResponse } from 'next/server.js'
import type { ActionContext } from '../core/account/action-context.ts'
import { probeSession } from '../core/account/probe-session.ts'
import { reportClosedSeal } from '../core/closed-seal.ts'
import { withTimeout } from '../core/http/with-timeout.ts'
import { removedSessionCookie } from '../core/session/cookie.ts'
import { renewalOpensAt } from '../core/session/renewal-window.ts'
import { sealedCookie } from '../core/session/sealed-cookie.ts'
import { type Session, withCustomer } from '../core/session/session.ts'
import { currentSession, sessionState } from '../core/session/session-state.ts'
import type { ProbeOutcome } from '../core/session/token-source.ts'
import { jsonResponse } from './respond.ts'

/**
 * `GET`: tells who is signed in, with the names as Shopify has them now. Asks the store only when
 * there is a session, and is open on availability: while the store cannot be asked, the sealed
 * names are the answer. A token that Shopify declares dead ends the session here and now.
 */
export async function showSession(context: ActionContext): Promise<NextResponse> {
  const read = await context.session()
  await reportClosedSeal(context, read)
  const current = currentSession(read, context.now)
  if (current.status === 'signed-out') return jsonResponse(current)
  const { session } = current
  const probed = await probe(context, session)
  switch (probed.outcome) {
    case 'alive':
      return answerWith(context, session, withCustomer(session, probed.customer))
    case 'dead':
      return answerDead(context, session)
    default:
      return jsonResponse(sessionState(current))
  }
}

/** The names are in the session; fresher ones are not worth a longer wait than a renewal is. */
function probe(context: ActionContext, session: Session): Promise<ProbeOutcome> {
  return withTimeout(
    probeSession(context, session),
    context.config.renewWaitMs,
    (): ProbeOutcome => ({ outcome: 'unavailable', reason: 'timeout' }),
  )
}

/**
 * In the renewal window the cookie stays: the token may be dead because it is being replaced at
 * this moment, and only the middleware knows. It ends the session if it is not so.
 */
function answerDead(context: ActionContext, session: Session): NextResponse {
  const response = jsonResponse({ status: 'signed-out', reason: 'revoked' })
  const mayBeReplaced = context.now >= renewalOpensAt(session, context.config.renewal)
  if (!mayBeReplaced) response.cookies.set(removedSessionCookie(context.site))
  return response
}

/** Writes the cookie only when the names in it have changed. */
async function answerWith(
  context: ActionContext,
  before: Session,
  session: Session,
): Promise<NextResponse> {
  const response = jsonResponse(sessionState({ status: 'signed-in', session }))
  if (session !== before) response.cookies.set(await sealedCookie(session, context))
  return response
}
