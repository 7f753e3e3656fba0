import type { Session } from '../session/session.ts'
import type { TokenRenewal } from './renew-token.ts'
import type { RenewedToken } from './renewal-record.ts'

/** What the instances of a site share, as far as renewals are concerned. Never rejects. */
export interface Sharing {
  /** Renews a session of which other instances may have a cookie too. */
  renew(session: Session, renewing: SharedRenewing): Promise<SharedRenewal>
  /** Says what another instance has brought about, if it is anything. */
  look(session: Session): Promise<SharedNews>
  /** Notes that the customer has logged out; then says what the session has become, or null. */
  end(session: Session): Promise<Session | null>
  /** Whether it has ended. Fails open: a store that is away has revoked nobody. */
  isRevoked(session: Session): Promise<boolean>
  /** Ends a session by its name; false while the store is away. */
  revoke(lineage: string): Promise<boolean>
  /**
   * Ends all sessions of a customer that had begun by then (epoch milliseconds; by default now); false
   * while the store is away.
   */
  revokeAll(customerId: string, by?: number): Promise<boolean>
}

/** What a renewal is done with. */
export interface SharedRenewing {
  /** Asks Shopify. Never rejects. */
  readonly renew: () => Promise<TokenRenewal>
  /** For so long nobody else may try, in milliseconds; it is over well before. */
  readonly lockMs: number
}

/**
 * How a renewal ends that others may have a hand in. `pending`: another is at it. `logged-out`: and
 * what was minted has to die.
 */
export type SharedRenewal =
  | TokenRenewal
  | { readonly state: 'pending' }
  | { readonly state: 'logged-out'; readonly minted?: RenewedToken }

/**
 * What is known of a session elsewhere: that it has ended by a log-out, or what it has become; or
 * nothing; or the store is `away`.
 */
export type SharedNews =
  | { readonly news: 'away' | 'none' | 'ended' }
  | { readonly news: 'successor'; readonly renewed: RenewedToken }
