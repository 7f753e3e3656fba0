import type {
  Credential,
  CustomerAccessToken,
  CustomerAccountCredential,
  CustomerAccountTokens,
  Session,
  StorefrontSession,
} from './session.ts'
import type {
  LiveTokens,
  Misconfiguration,
  RevokeOutcome,
  StoreFailure,
  UnavailableReason,
} from './token-source.ts'

/** What came of the renewal of a session. */
export type RenewalAnswer =
  | ({ readonly outcome: 'renewed' } & Credential)
  /** Shopify said no although the token is alive. */
  | { readonly outcome: 'refused' }
  /** Shopify said that it is over. */
  | { readonly outcome: 'ended' }
  | StoreFailure

/** What came of the renewal of a customer account's tokens. */
export type AccountRenewal =
  | ({ readonly outcome: 'renewed' } & CustomerAccountCredential)
  | { readonly outcome: 'ended' }
  | StoreFailure

/** What a session's tokens are asked for, whatever their kind. */
export interface SessionTokens {
  renew(session: Session): Promise<RenewalAnswer>
  /**
   * `unsupported`: Shopify documents no revocation of a customer account's tokens; they end with the
   * log-out that the browser makes there.
   */
  revoke(session: Session): Promise<RevokeOutcome | { readonly outcome: 'unsupported' }>
}

/**
 * Why a session of the Storefront API has not become one of a customer account, and goes on as it is:
 * what Shopify said or did not say; that it takes no such token (`refused`); that it has handed out
 * nothing to renew (`no-refresh-token`), or the tokens of somebody else (`another-customer`).
 */
export type MoveFailure =
  | UnavailableReason
  | Misconfiguration
  | 'throttled'
  | 'refused'
  | 'no-refresh-token'
  | 'another-customer'

/** The sources of the two kinds. */
export interface TokensByKind {
  readonly storefront: LiveTokens
  readonly renewAccount: (tokens: CustomerAccountTokens) => Promise<AccountRenewal>
  /**
   * Moves a session of the first kind to the second where that is wanted; null: it stays what it is.
   * Must not throw.
   */
  readonly move?: ((session: StorefrontSession) => Promise<CustomerAccountCredential | null>) | null
}

/** Asks about each session where its tokens are from. */
export function sessionTokens({ storefront, renewAccount, move }: TokensByKind): SessionTokens {
  return {
    async renew(session) {
      if (session.customerAccount !== undefined) return renewAccount(session.customerAccount)
      const moved = (await move?.(session)) ?? null
      return moved === null
        ? renewOrProbe(storefront, session.customerAccessToken)
        : { outcome: 'renewed', ...moved }
    },
    revoke: async (session) =>
      session.customerAccount === undefined
        ? storefront.revoke(session.customerAccessToken)
        : { outcome: 'unsupported' },
  }
}

/** A refusal is also what a missing scope looks like, so the token itself is asked about. */
async function renewOrProbe(
  source: LiveTokens,
  token: CustomerAccessToken,
): Promise<RenewalAnswer> {
  const answer = await source.renew(token)
  if (answer.outcome !== 'refused') return answer
  const probed = await source.probe(token)
  switch (probed.outcome) {
    case 'dead':
      return { outcome: 'ended' }
    case 'alive':
      return answer
    default:
      return probed
  }
}
