import { isExpired, type Session, withRenewedToken } from './session.ts'
import type { TokenSource, Unanswered } from './token-source.ts'

/**
 * Why a session was kept although its renewal did not succeed: the store could not be asked, it
 * refused a token that is alive, or it answered with an end that is already past.
 */
export type KeptCause = Unanswered | { readonly outcome: 'refused' | 'distrusted' }

/** What became of a session in its renewal window. */
export type Renewal =
  | { readonly outcome: 'renewed'; readonly session: Session }
  | { readonly outcome: 'kept'; readonly cause: KeptCause }
  | { readonly outcome: 'ended' }

/**
 * Renews a session's token. Open on availability: only a token that Shopify itself declares dead
 * ends a session; everything else keeps it. `now` in epoch milliseconds.
 */
export async function renewSession(
  session: Session,
  { source, now }: { source: TokenSource; now: number },
): Promise<Renewal> {
  const answer = await source.renew(session.customerAccessToken)
  switch (answer.outcome) {
    case 'renewed':
      return isExpired(answer.customerAccessToken, now)
        ? kept({ outcome: 'distrusted' })
        : {
            outcome: 'renewed',
            session: withRenewedToken(session, answer.customerAccessToken, now),
          }
    case 'refused':
      return afterRefusal(session, source)
    default:
      return kept(answer)
  }
}

/** A refusal is also what a missing scope looks like, so the token itself is asked about. */
async function afterRefusal(session: Session, source: TokenSource): Promise<Renewal> {
  const probed = await source.probe(session.customerAccessToken)
  switch (probed.outcome) {
    case 'dead':
      return { outcome: 'ended' }
    case 'alive':
      return kept({ outcome: 'refused' })
    default:
      return kept(probed)
  }
}

function kept(cause: KeptCause): Renewal {
  return { outcome: 'kept', cause }
}
