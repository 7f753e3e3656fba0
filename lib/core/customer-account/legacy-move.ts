import type { CustomerAccountCredential, StorefrontSession } from '../session/session.ts'
import type { MoveFailure } from '../session/session-tokens.ts'
import type { StoreAccess } from '../storefront/storefront-api.ts'
import type { AccountAccess } from './ask-token-endpoint.ts'

/** A way in which sessions of e-mail and password become sessions of customer accounts. */
export interface LegacyMove {
  readonly by: 'multipass'
}

/** What a session of the Storefront API is moved with. */
export interface MoveTools {
  readonly access: AccountAccess
  readonly store: StoreAccess
  /** Told why a session has stayed what it was. */
  readonly onFailure: (cause: MoveFailure) => void
}

/** Moves one session; null: it is to be renewed as what it is. Never rejects. */
export type MoveSession = (
  tools: MoveTools,
  session: StorefrontSession,
) => Promise<CustomerAccountCredential | null>

/** No property leads here: what a shop holds in its options cannot be asked for a customer's tokens. */
const moves = new WeakMap<LegacyMove, MoveSession>()

/** Makes an option of a function. */
export function legacyMove(by: LegacyMove['by'], move: MoveSession): LegacyMove {
  const made = { by }
  moves.set(made, move)
  return made
}

/** The function of an option; null for what this package has not made. */
export function moveOf(made: LegacyMove): MoveSession | null {
  return moves.get(made) ?? null
}
