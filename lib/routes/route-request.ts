import type { NextRequest } from 'next/server.js'
import type { ResolvedConfig } from '../core/config.ts'
import { wireCookieName } from '../core/cookie.ts'
import { unsealSession } from '../core/seal.ts'
import type { SessionRead } from '../core/session.ts'
import type { Visitor } from '../core/visitor.ts'

/** A request on its way to one action. `now` is its one moment, in epoch milliseconds. */
export interface RouteRequest {
  readonly config: ResolvedConfig
  readonly visitor: Visitor
  readonly request: NextRequest
  readonly now: number
}

/** Opens the session cookie that came with the request. */
export function readSession({ config, visitor, request }: RouteRequest): Promise<SessionRead> {
  return unsealSession(request.cookies.get(wireCookieName(visitor.site))?.value, config)
}
