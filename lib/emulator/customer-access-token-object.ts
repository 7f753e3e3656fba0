import { shopifyDateTime } from './clock.ts'
import type { EmulatorSwitches } from './switches.ts'
import type { TokenRecord } from './tokens.ts'

/** A customer access token as the schema has one. `now` in epoch milliseconds. */
export function customerAccessTokenObject(
  { accessToken, expiresAt }: TokenRecord,
  { switches, now }: { switches: EmulatorSwitches; now: () => number },
) {
  return {
    accessToken,
    expiresAt: shopifyDateTime(switches.expiresAtNow ? now() : expiresAt),
  }
}
