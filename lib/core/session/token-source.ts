import type { CustomerAccessToken, SessionCustomer } from './session.ts'

/** What a customer types to log in. */
export interface Credentials {
  readonly email: string
  readonly password: string
}

/** Why nothing can be concluded from a call. Never a reason to end a session. */
export type UnavailableReason =
  | 'timeout'
  | 'network'
  | 'http-status'
  | 'too-large'
  | 'not-json'
  | 'invalid-response'

/**
 * What an operator has to put right before Shopify can work for this shop: the Storefront API's token
 * or its scopes; or the client of customer accounts, or what is written there of this site's origin.
 */
export type Misconfiguration =
  | 'api-token'
  | 'scope'
  | 'customer-account-client'
  | 'customer-account-origin'

/** The store could not be asked, and what is in the way. Says nothing about the customer. */
export type StoreFailure =
  | { readonly outcome: 'unavailable'; readonly reason: UnavailableReason }
  | { readonly outcome: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly outcome: 'misconfigured'; readonly problem: Misconfiguration }

/** A failure in one word, for an event. */
export function failureWord(
  failure: StoreFailure,
): UnavailableReason | Misconfiguration | 'throttled' {
  switch (failure.outcome) {
    case 'unavailable':
      return failure.reason
    case 'misconfigured':
      return failure.problem
    case 'throttled':
      return 'throttled'
  }
}

/** What came of credentials. `unidentified`: no customer has these. */
export type CreateOutcome =
  | {
      readonly outcome: 'created'
      readonly customerAccessToken: CustomerAccessToken
      readonly customer: SessionCustomer
    }
  | { readonly outcome: 'unidentified' }
  | StoreFailure

/** What came of a renewal. */
export type RenewOutcome =
  | { readonly outcome: 'renewed'; readonly customerAccessToken: CustomerAccessToken }
  /** Shopify said no, which does not yet mean that the token is dead: `probe` tells. */
  | { readonly outcome: 'refused' }
  | StoreFailure

/** Whether a token has ended. */
export type RevokeOutcome = { readonly outcome: 'revoked' } | StoreFailure

/** Whether a token is alive, and for whom. Only `dead` ends a session. */
export type ProbeOutcome<Customer = SessionCustomer> =
  | { readonly outcome: 'alive'; readonly customer: Customer }
  | { readonly outcome: 'dead' }
  | StoreFailure

/**
 * Where tokens come from. The session layer knows tokens through these four questions only, so
 * that another kind of token needs another source and nothing else. A method should not reject;
 * to a renewal, one that does has not answered.
 */
export interface TokenSource {
  /** Exchanges credentials for a token and the customer it belongs to. */
  create(credentials: Credentials): Promise<CreateOutcome>
  /** Extends a token that has not expired. */
  renew(token: CustomerAccessToken): Promise<RenewOutcome>
  /** Ends a token for good. A token that is already dead counts as revoked. */
  revoke(token: CustomerAccessToken): Promise<RevokeOutcome>
  /** Asks whether a token is alive, and for whom. */
  probe(token: CustomerAccessToken): Promise<ProbeOutcome>
}

/** What can be asked about a token that there is. */
export type LiveTokens = Omit<TokenSource, 'create'>

/** On whose behalf tokens are handled. */
export interface TokenVisitor {
  /** The visitor's address as a trusted proxy tells it, or null. */
  readonly buyerIp: string | null
}

/** Makes the source for one request. */
export type TokenSourceFactory = (visitor: TokenVisitor) => TokenSource
