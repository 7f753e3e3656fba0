import type { ConnectionArguments } from './connection.ts'
import { matchesSearch, type SearchSubject } from './search/matches-search.ts'

/** What a list of records can be asked. */
export interface ListArguments extends ConnectionArguments {
  readonly query?: string | null
  readonly sortKey?: string | null
}

/** The records that match a search in Shopify's syntax; all of them without one. */
export function searchRecords<Item>(
  records: readonly Item[],
  query: string | null | undefined,
  subject: (record: Item) => SearchSubject,
): readonly Item[] {
  return query ? records.filter((record) => matchesSearch(query, subject(record))) : records
}

/** What records are sorted by, under the schema's names. */
export type SortKeys<Item> = Readonly<Record<string, (record: Item) => string | number>>

/** Sorts records by a sort key of the schema. One that is not known keeps their order, as ties do. */
export function sortRecords<Item>(
  records: readonly Item[],
  sortKey: string | null | undefined,
  sortKeys: SortKeys<Item>,
): readonly Item[] {
  const key = sortKeys[sortKey ?? '']
  if (key === undefined) return records
  return records.toSorted((left, right) => compare(key(left), key(right)))
}

function compare(left: string | number, right: string | number): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

interface Titled {
  readonly number: number
  readonly title: string
  readonly handle: string
  readonly updatedAt?: string
}

/** The sort keys of things with a title. */
export const TITLE_SORT_KEYS: SortKeys<Titled> = {
  ID: ({ number }) => number,
  TITLE: ({ title }) => title,
  HANDLE: ({ handle }) => handle,
  UPDATED_AT: ({ updatedAt = '' }) => updatedAt,
}
