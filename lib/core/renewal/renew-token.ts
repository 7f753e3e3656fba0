import { type CustomerAccessToken, isExpired } from '../session/session.ts'
import type { LiveTokens, StoreFailure } from '../storefront/token-source.ts'

/**
 * Why a token was kept although the store was asked to renew it: it did not answer, it refused a
 * token that is alive, or it answered with an end that is already past.
 */
export type RenewalFailure = StoreFailure | { readonly outcome: 'refused' | 'distrusted' }

/** What became of a token that was to be renewed. */
export type TokenRenewal =
  | { readonly outcome: 'renewed'; readonly customerAccessToken: CustomerAccessToken }
  | { readonly outcome: 'failed'; readonly failure: RenewalFailure }
  | { readonly outcome: 'dead' }

/**
 * Renews a token. Open on availability: only a token that Shopify itself declares dead is dead;
 * everything else is a failure and leaves it as it was. `clock` tells epoch milliseconds, and is
 * asked when the answer has come.
 */
export async function renewToken(
  token: CustomerAccessToken,
  { source, clock }: { source: LiveTokens; clock: () => number | Promise<number> },
): Promise<TokenRenewal> {
  const answer = await source.renew(token)
  switch (answer.outcome) {
    case 'renewed':
      return isExpired(answer.customerAccessToken, await clock()) ? failed(DISTRUSTED) : answer
    case 'refused':
      return afterRefusal(token, source)
    default:
      return failed(answer)
  }
}

const DISTRUSTED = { outcome: 'distrusted' } as const

/** A refusal is also what a missing scope looks like, so the token itself is asked about. */
async function afterRefusal(token: CustomerAccessToken, source: LiveTokens): Promise<TokenRenewal> {
  const probed = await source.probe(token)
  switch (probed.outcome) {
    case 'dead':
      return { outcome: 'dead' }
    case 'alive':
      return failed({ outcome: 'refused' })
    default:
      return failed(probed)
  }
}

function failed(failure: RenewalFailure): TokenRenewal {
  return { outcome: 'failed', failure }
}
