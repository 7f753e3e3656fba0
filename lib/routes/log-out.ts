import type { NextResponse } from 'next/server.js'
import { safeReturnTo } from '../core/return-to.ts'
import { readInput } from './read-input.ts'
import { jsonResponse, problemResponse, seeOther, withoutSession } from './respond.ts'
import { type RouteRequest, readSession } from './route-request.ts'

/**
 * `POST logout`: ends the session at Shopify and in the browser. The cookie goes whatever Shopify
 * answers, and also when there was no session.
 */
export async function logOut(route: RouteRequest): Promise<NextResponse> {
  const input = await readInput(route.request)
  if (input.status === 'refused' && input.kind === 'json') {
    return problemResponse({ code: input.code })
  }
  await revokeCurrent(route)
  const returnTo = input.status === 'read' ? input.fields['returnTo'] : undefined
  const redirectTo = safeReturnTo(returnTo, route.config.afterLogoutPath)
  const response =
    input.kind === 'form'
      ? seeOther(redirectTo)
      : jsonResponse({ status: 'signed-out', redirectTo })
  return withoutSession(response, route)
}

async function revokeCurrent(route: RouteRequest): Promise<void> {
  const read = await readSession(route)
  if (read.status === 'present') {
    await route.visitor.tokenSource().revoke(read.session.customerAccessToken)
  }
}
