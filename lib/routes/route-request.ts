import type { NextRequest } from 'next/server.js'
import type { ResolvedConfig } from '../core/config.ts'
import { readSession } from '../core/read-session.ts'
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
export function sessionOf({ config, visitor, request }: RouteRequest): Promise<SessionRead> {
  const { site } = visitor
  return readSession((name) => request.cookies.get(name)?.value, {
    site,
    passwords: config.passwords,
  })
}
