import { handleOf } from './handle.ts'
import type { Translations } from './translations.ts'

/** A page of text as a test or a demo describes one. */
export interface PageSeed {
  readonly title: string
  /** HTML. */
  readonly body: string
  /** What its address ends with. @default the title, in lower case with hyphens */
  readonly handle?: string
  /** What its global id ends with. @default counted from 9201 */
  readonly number?: number
  /** ISO 8601. @default '2026-01-01T00:00:00Z' */
  readonly createdAt?: string
  /** ISO 8601. @default when it was created */
  readonly updatedAt?: string
  readonly translations?: Translations<'title' | 'body'>
}

/** A page of the emulated store. */
export type PageRecord = Required<PageSeed>

/** Fills in what the seeds leave open. */
export function pageRecords(seeds: readonly PageSeed[]): readonly PageRecord[] {
  return seeds.map((seed, index) => ({
    handle: handleOf(seed.title),
    number: 9201 + index,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: seed.createdAt ?? '2026-01-01T00:00:00Z',
    translations: {},
    ...seed,
  }))
}
