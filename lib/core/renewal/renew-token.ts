import { type CustomerAccessToken, isExpired } from '../session/session.ts'
import type { LiveTokens } from '../session/token-source.ts'
import type { DeadToken, RenewalFailure, RenewedToken } from './renewal-record.ts'

/** What became of a token that was to be renewed. */
export type TokenRenewal =
  | RenewedToken
  | DeadToken
  | { readonly state: 'failed'; readonly failure: RenewalFailure }

/**
 * Renews a token. Open on availability: only a token that Shopify itself declares dead is dead;
 * everything else is a failure and leaves it as it was. Never rejects: a source that throws did not
 * answer. `clock` tells epoch milliseconds, must not throw, and is asked when the answer has come.
 */
export async function renewToken(
  token: CustomerAccessToken,
  { source, clock }: { source: LiveTokens; clock: () => number | Promise<number> },
): Promise<TokenRenewal> {
  try {
    const answer = await source.renew(token)
    if (answer.outcome === 'refused') return await afterRefusal(token, source)
    if (answer.outcome !== 'renewed') return failed(answer)
    const { customerAccessToken } = answer
    const renewedAt = await clock()
    return isExpired(customerAccessToken, renewedAt)
      ? failed({ outcome: 'distrusted' })
      : { state: 'renewed', customerAccessToken, renewedAt }
  } catch {
    return failed({ outcome: 'unavailable', reason: 'network' })
  }
}

/** A refusal is also what a missing scope looks like, so the token itself is asked about. */
async function afterRefusal(token: CustomerAccessToken, source: LiveTokens): Promise<TokenRenewal> {
  const probed = await source.probe(token)
  switch (probed.outcome) {
    case 'dead':
      return { state: 'dead' }
    case 'alive':
      return failed({ outcome: 'refused' })
    default:
      return failed(probed)
  }
}

function failed(failure: RenewalFailure): TokenRenewal {
  return { state: 'failed', failure }
}
