import type { EmulatorControl } from 'next-storefront-session/playwright'
import type { Storefront } from '../scripts/storefronts.ts'

/** The tag of tests that are about e-mail address and password, or a token of the Storefront API. */
export const LEGACY = '@legacy'

/** The tag of tests that are about the tokens of customer accounts, in a spec that is about both kinds. */
export const HOSTED = '@hosted'

/**
 * How sessions of the two kinds of accounts differ, for a test that is about both. Durations are ISO
 * 8601, from the log-in on.
 */
export interface AccountKind {
  readonly name: 'legacy' | 'hosted'
  /** Nothing is renewed yet. */
  readonly beforeTheWindow: string
  /** Half of the token's life has passed: it is renewed by the next page. */
  readonly intoTheWindow: string
  /** The token is about to die: an action renews it too. */
  readonly lateInTheWindow: string
  /** The session is over. */
  readonly pastItsEnd: string
  /** For how long a session lasts after its last renewal. */
  readonly days: number
  /** A renewal, as the journal and faults call it. */
  readonly renewal: 'customerAccessTokenRenew' | 'refresh_token'
  /** Ends every token, as Shopify may. */
  endTokens(emulator: EmulatorControl): Promise<void>
}

const LEGACY_KIND: AccountKind = {
  name: 'legacy',
  beforeTheWindow: 'P20D',
  intoTheWindow: 'P22D',
  lateInTheWindow: 'P40D',
  pastItsEnd: 'P43D',
  days: 42,
  renewal: 'customerAccessTokenRenew',
  endTokens: (emulator) => emulator.revokeAllTokens(),
}

const HOSTED_KIND: AccountKind = {
  name: 'hosted',
  beforeTheWindow: 'PT25M',
  intoTheWindow: 'PT35M',
  lateInTheWindow: 'PT58M',
  pastItsEnd: 'P31D',
  days: 30,
  renewal: 'refresh_token',
  endTokens: (emulator) => emulator.endAllGrants(),
}

/** Of which kind the accounts of a storefront are. */
export function accountKindOf(storefront: Storefront): AccountKind {
  return storefront === 'hosted' ? HOSTED_KIND : LEGACY_KIND
}
