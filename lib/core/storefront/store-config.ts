import type { Misconfiguration } from '../session/token-source.ts'

/** The store that is asked, and with which token. At least one of the two tokens is set. */
export interface StoreConfig {
  readonly origin: string
  readonly apiVersion: string
  readonly publicAccessToken: string | null
  readonly privateAccessToken: string | null
}

/** Reports to the operator something that only they can put right. */
export type Report = (problem: Misconfiguration) => void
