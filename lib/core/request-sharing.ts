import type { Sharing } from './renewal/sharing.ts'
import type { RequestContext } from './request-context.ts'

/**
 * What a request shares with other instances of the site; null without a shared store. `now` in epoch
 * milliseconds, by the site's clock. All that is needed for it is loaded where there is a store.
 */
export async function requestSharing(
  context: RequestContext,
  now: number,
): Promise<Sharing | null> {
  const { sharedStore } = context.config
  if (sharedStore === null) return null
  const { openSharing } = await import('./open-sharing.ts')
  return openSharing(context, { store: sharedStore, now })
}
