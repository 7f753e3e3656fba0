import type { EmulatorBehaviour } from '../state/behaviour.ts'
import { shopifyDateTime } from '../state/clock.ts'
import type { TokenRecord } from './tokens.ts'

/** A customer access token as the schema has one. `now` in epoch milliseconds. */
export function customerAccessTokenObject(
  { accessToken, expiresAt }: TokenRecord,
  { behaviour, now }: { behaviour: EmulatorBehaviour; now: () => number },
) {
  return {
    accessToken,
    expiresAt: shopifyDateTime(behaviour.expiresAtNow ? now() : expiresAt),
  }
}
