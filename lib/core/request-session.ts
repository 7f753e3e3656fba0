import type { ResolvedConfig } from './config/config.ts'
import { type Visitor, visitorOf } from './request-context.ts'
import { readSession } from './session/read-session.ts'
import { type CurrentSession, currentSession } from './session/session-state.ts'

/** A request of which nothing but its headers is known, and whose session it is. */
export interface RequestSession {
  readonly config: ResolvedConfig
  readonly visitor: Visitor
  readonly current: CurrentSession
}

/** A request as server code has it. */
export interface SessionRequest {
  readonly headers: Headers
  readonly cookie: (name: string) => string | undefined
}

/** Opens and checks the session of a request. Asks no store. Fails closed, never throws. */
export async function sessionOfRequest(
  config: ResolvedConfig,
  { headers, cookie }: SessionRequest,
): Promise<RequestSession> {
  const visitor = visitorOf(config, { headers })
  const { site } = visitor
  const read = await readSession(cookie, { site, passwords: config.passwords })
  const now = read.status === 'present' ? await config.now() : 0
  return { config, visitor, current: currentSession(read, now) }
}
