import { credentialOf, isExpired, type Session, tokenOf } from '../session/session.ts'
import type { RenewalAnswer, SessionTokens } from '../session/session-tokens.ts'
import type { DeadToken, RenewalFailure, RenewedToken } from './renewal-record.ts'

/** What became of a token that was to be renewed. */
export type TokenRenewal =
  | RenewedToken
  | DeadToken
  | { readonly state: 'failed'; readonly failure: RenewalFailure }

/** Who renews, and by which clock (epoch milliseconds): it is asked when the answer has come. */
export interface RenewedBySource {
  readonly source: SessionTokens
  /** Must not throw. */
  readonly clock: () => number | Promise<number>
}

/**
 * Renews the token of a session. Open on availability: only a token that Shopify itself declares
 * dead is dead; everything else is a failure and leaves it as it was. Never rejects: a source that
 * throws did not answer.
 */
export async function renewToken(
  session: Session,
  { source, clock }: RenewedBySource,
): Promise<TokenRenewal> {
  try {
    const answer = await source.renew(session)
    switch (answer.outcome) {
      case 'renewed':
        return renewed(answer, await clock())
      case 'ended':
        return { state: 'dead' }
      default:
        return failed(answer)
    }
  } catch {
    return failed({ outcome: 'unavailable', reason: 'network' })
  }
}

function renewed(
  answer: Extract<RenewalAnswer, { outcome: 'renewed' }>,
  renewedAt: number,
): TokenRenewal {
  return isExpired(tokenOf(answer), renewedAt)
    ? failed({ outcome: 'distrusted' })
    : { state: 'renewed', ...credentialOf(answer), renewedAt }
}

function failed(failure: RenewalFailure): TokenRenewal {
  return { state: 'failed', failure }
}
