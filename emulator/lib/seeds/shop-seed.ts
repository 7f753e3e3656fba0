import type { Translations } from './translations.ts'

/** What the shop says of itself. */
export interface ShopSeed {
  readonly name: string
  /** @default '' */
  readonly description?: string
  /** @default none */
  readonly slogan?: string | null
}

/** The shop of the emulated store. */
export type ShopRecord = Required<ShopSeed>

/** A text that the law or the shop keeper wants to be found. */
export interface PolicyRecord {
  /** As Shopify names it, e.g. `privacy-policy`. */
  readonly handle: string
  readonly number: number
  readonly title: string
  /** HTML. */
  readonly body: string
  readonly translations: Translations<'title' | 'body'>
}

/** An old address that leads to a new one. */
export interface RedirectRecord {
  readonly number: number
  readonly path: string
  readonly target: string
}
