import type {
  Credential,
  CustomerAccessToken,
  CustomerAccountCredential,
  CustomerAccountTokens,
  Session,
} from './session.ts'
import type { LiveTokens, RevokeOutcome, StoreFailure } from './token-source.ts'

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

/** The sources of the two kinds. */
export interface TokensByKind {
  readonly storefront: LiveTokens
  readonly renewAccount: (tokens: CustomerAccountTokens) => Promise<AccountRenewal>
}

/** Asks about each session where its tokens are from. */
export function sessionTokens({ storefront, renewAccount }: TokensByKind): SessionTokens {
  return {
    renew: (session) =>
      session.customerAccount === undefined
        ? renewOrProbe(storefront, session.customerAccessToken)
        : renewAccount(session.customerAccount),
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
