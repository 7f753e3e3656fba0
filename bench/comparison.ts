import type { Phase } from './phases.ts'
import type { ShopServer } from './shop-server.ts'

/** Storefronts that take turns. */
export interface Comparison {
  /** Where it runs: rows with the same stand together, with one that shows what chance does. */
  readonly group: string
  readonly subjects: readonly Subject[]
  /** How often all are started anew: of two processes of one build, one is always a bit faster. */
  readonly rounds: number
  /** What each process is sent in its life. */
  readonly phases: readonly Phase[]
  /** How much longer an answer and a start take than with an empty page, for a guess. @default 1 */
  readonly slowness?: number
}

/** One of the storefronts. */
export interface Subject {
  readonly name: string
  /** The name of the one that it is compared with; null where others are compared with it. */
  readonly beside: string | null
  /** Starts it. @throws {NotMeasured} if it turns out not to do what it is measured for. */
  open(): Promise<OpenShop>
}

/** One that runs, and what its requests ask for. */
export interface OpenShop {
  readonly server: ShopServer
  /** @default '/' */
  readonly path?: string
  readonly cookies: readonly string[]
}

/** Thrown where a figure would not show what it is for. */
export class NotMeasured extends Error {}
