import { accountsOf, type Credential, isExpired, tokenOf } from '../../core/session/session.ts'
import { shortHash } from './short-hash.ts'

/** Of which kind of accounts a session is, and what may be told of its tokens. `now` in epoch milliseconds. */
export function credentialFacts(credential: Credential, now: number) {
  const token = tokenOf(credential)
  const facts = {
    accounts: accountsOf(credential),
    tokenHash: shortHash(token.accessToken),
    tokenExpiresAt: token.expiresAt,
    isTokenExpired: isExpired(token, now),
  }
  const { customerAccount } = credential
  if (customerAccount === undefined) return facts
  return {
    ...facts,
    refreshTokenHash: shortHash(customerAccount.refreshToken),
    /** Null where it is the address that follows from the store's own. */
    tokenEndpoint: customerAccount.tokenEndpoint,
  }
}
