import type { EmulatorBehaviour } from 'storefront-emulator'
import type { AccountKind } from '../account-kind.ts'

/** What a token is good for, and whether a customer can lose their session with an instance. */
export interface TokenManners {
  readonly name: string
  readonly kind: AccountKind['name']
  readonly behaviour: Partial<EmulatorBehaviour>
  readonly isForOneUse: boolean
}

/** Those of refresh tokens, and the milder one of the Storefront API. */
export const TOKEN_MANNERS: readonly TokenManners[] = [
  {
    name: 'a refresh token that is good for one use',
    kind: 'hosted',
    behaviour: { refreshTokens: 'single-use', refreshTokenReuse: 'revokes-grant' },
    isForOneUse: true,
  },
  {
    name: 'a refresh token with a grace',
    kind: 'hosted',
    behaviour: { refreshTokens: 'single-use-with-grace', refreshGraceSeconds: 3600 },
    isForOneUse: false,
  },
  {
    name: 'a token of the Storefront API that is renewed in place',
    kind: 'legacy',
    behaviour: { renew: 'same' },
    isForOneUse: false,
  },
]

/** The other one. */
export const DIES_OF_ITS_RENEWAL: TokenManners = {
  name: 'a token of the Storefront API that dies of its renewal',
  kind: 'legacy',
  behaviour: { renew: 'rotate-strict' },
  isForOneUse: true,
}
