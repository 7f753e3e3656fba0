interface Titled {
  readonly title: string
  readonly handle: string
  readonly updatedAt?: string
}

/** Sorts things by `TITLE`, `HANDLE` or `UPDATED_AT`; any other sort key keeps the given order. */
export function sortByTitle<Item extends Titled>(
  items: readonly Item[],
  sortKey: string | null | undefined,
): readonly Item[] {
  const key = KEYS[sortKey ?? 'ID']
  if (key === undefined) return items
  return items.toSorted((left, right) => (key(left) < key(right) ? -1 : 1))
}

const KEYS: Readonly<Record<string, (item: Titled) => string>> = {
  TITLE: ({ title }) => title,
  HANDLE: ({ handle }) => handle,
  UPDATED_AT: ({ updatedAt = '' }) => updatedAt,
}
