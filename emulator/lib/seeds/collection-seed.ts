import { handleOf } from './handle.ts'
import type { Translations } from './translations.ts'

/** A collection as a test or a demo describes one. */
export interface CollectionSeed {
  readonly title: string
  /** Handles of the products, in the order the shop keeper chose. */
  readonly products: readonly string[]
  /** What its address ends with. @default the title, in lower case with hyphens */
  readonly handle?: string
  /** What its global id ends with. @default counted from 5501 */
  readonly number?: number
  /** @default '' */
  readonly description?: string
  /** Handle of the product whose picture stands for the collection. @default the first one */
  readonly cover?: string
  /** ISO 8601. @default '2026-01-01T00:00:00Z' */
  readonly updatedAt?: string
  readonly translations?: Translations<'title' | 'description'>
}

/** A collection of the emulated store. */
export type CollectionRecord = Required<CollectionSeed>

/** Fills in what the seeds leave open. */
export function collectionRecords(seeds: readonly CollectionSeed[]): readonly CollectionRecord[] {
  return seeds.map((seed, index) => ({
    handle: handleOf(seed.title),
    number: 5501 + index,
    description: '',
    cover: seed.products[0] ?? '',
    updatedAt: '2026-01-01T00:00:00Z',
    translations: {},
    ...seed,
  }))
}
