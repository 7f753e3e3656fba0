import type { ResolvedConfig } from './config/config.ts'
import type { Emit, WaitUntil } from './events/emit-event.ts'
import { openSharing } from './open-sharing.ts'
import type { Sharing } from './renewal/sharing.ts'
import type { SessionRead } from './session/session.ts'

/** What sharing needs to know of a request. */
export interface SharingRequest {
  readonly config: ResolvedConfig
  readonly emit: Emit
  readonly waitUntil: WaitUntil
}

/**
 * What a request shares with other instances of the site; null without a shared store. `now` in epoch
 * milliseconds, by the site's clock.
 */
export function requestSharing(request: SharingRequest, now: number): Sharing | null {
  const { sharedStore } = request.config
  if (sharedStore === null) return null
  return openSharing(request.config, { ...request, store: sharedStore, now })
}

/** A session that was read from a cookie, unless it has been ended elsewhere. */
export async function unlessRevoked(
  read: SessionRead,
  request: SharingRequest,
): Promise<SessionRead> {
  const { config } = request
  if (config.sharedStore === null || read.status !== 'present') return read
  const sharing = requestSharing(request, await config.now())
  const isRevoked = await sharing?.isRevoked(read.session)
  return isRevoked ? { status: 'absent', reason: 'revoked' } : read
}
