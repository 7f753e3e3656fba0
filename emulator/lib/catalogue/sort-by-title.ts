interface Titled {
  readonly number: number
  readonly title: string
  readonly handle: string
  readonly updatedAt?: string
}

/** Sorts things by a sort key of the schema; `RELEVANCE` keeps the given order. */
export function sortByTitle<Item extends Titled>(
  items: readonly Item[],
  sortKey: string | null | undefined,
): readonly Item[] {
  const key = KEYS[sortKey ?? 'ID']
  if (key === undefined) return items
  return items.toSorted((left, right) => (key(left) < key(right) ? -1 : 1))
}

const KEYS: Readonly<Record<string, (item: Titled) => string>> = {
  ID: ({ number }) => String(number).padStart(16, '0'),
  TITLE: ({ title }) => title,
  HANDLE: ({ handle }) => handle,
  UPDATED_AT: ({ updatedAt = '' }) => updatedAt,
}
