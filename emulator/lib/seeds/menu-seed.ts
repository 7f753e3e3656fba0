import type { Translations } from './translations.ts'

/** A menu as a test or a demo describes one. */
export interface MenuSeed {
  /** What it is asked for by, e.g. `main-menu`. */
  readonly handle: string
  readonly title: string
  readonly items: readonly MenuItemSeed[]
}

/** One entry of a menu. */
export interface MenuItemSeed {
  readonly title: string
  /** A path of the shop, e.g. `/collections/all`, or the whole address of another site. */
  readonly path: string
  /** Entries below this one; Shopify has up to three levels. @default none */
  readonly items?: readonly MenuItemSeed[]
  /** Tags that an entry of a collection narrows it to. @default none */
  readonly tags?: readonly string[]
  readonly translations?: Translations<'title'>
}

/** A menu of the emulated store. */
export interface MenuRecord extends MenuSeed {
  readonly number: number
}

/** Numbers the menus. */
export function menuRecords(seeds: readonly MenuSeed[]): readonly MenuRecord[] {
  return seeds.map((seed, index) => ({ ...seed, number: 3101 + index }))
}
