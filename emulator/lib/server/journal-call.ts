import type { Outcome } from '../graphql/http-answer.ts'
import { tokenHash } from '../state/journal.ts'
import type { Store } from '../store.ts'

/** What is known of a request that is no GraphQL. */
export interface Call extends Outcome {
  /** What it asks for: `token` and `refresh_token`. */
  readonly fields: readonly string[]
  /** @default null */
  readonly fault?: string | null
  /** The token that it sent. @default none */
  readonly token?: string | null
  /** @default now */
  readonly startedAt?: number
}

/** Adds a request of OAuth to the journal. */
export function journalCall({ journal, clock }: Store, call: Call): void {
  const { fields, fault = null, token = null, startedAt = performance.now(), ...outcome } = call
  journal.add({
    at: new Date(clock.now()).toISOString(),
    fields,
    ...outcome,
    fault,
    tokenHash: token === null ? null : tokenHash(token),
    tokenArguments: [],
    buyerIp: null,
    headers: [],
    milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
  })
}
