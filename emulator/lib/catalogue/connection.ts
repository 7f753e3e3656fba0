import { GraphQLError } from 'graphql'

/** The paging arguments every connection field of the schema takes. */
export interface ConnectionArguments {
  readonly first?: number | null
  readonly last?: number | null
  readonly after?: string | null
  readonly before?: string | null
  readonly reverse?: boolean | null
}

/**
 * Cuts a page out of a list that is already filtered and sorted, in the shape of a Relay connection.
 * Cursors hold a position, so they are good for the same list with the same arguments only, as
 * Shopify's are.
 */
export function connection<Item>(items: readonly Item[], args: ConnectionArguments) {
  return connectionOf(items, args, (item) => item)
}

/** The same for a list of records, of which only those on the page are shown. */
export function connectionOf<Item, Shown>(
  items: readonly Item[],
  args: ConnectionArguments,
  show: (item: Item) => Shown,
) {
  assertOneDirection(args)
  const ordered = args.reverse ? items.toReversed() : items
  const { start, end } = pageBounds(ordered.length, args)
  const edges = ordered
    .slice(start, end)
    .map((item, index) => ({ cursor: encodeCursor(start + index), node: show(item) }))
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: end < ordered.length,
      hasPreviousPage: start > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

/** A field that is a connection, and in this shop always an empty one. */
export function emptyConnection(args: ConnectionArguments) {
  return connection<never>([], args)
}

function assertOneDirection({ first, last }: ConnectionArguments): void {
  const hasFirst = typeof first === 'number'
  const hasLast = typeof last === 'number'
  if (!hasFirst && !hasLast) throw new GraphQLError('you must provide one of first or last')
  if (hasFirst && hasLast) {
    throw new GraphQLError('providing both first and last is not supported')
  }
}

function pageBounds(length: number, { first, last, after, before }: ConnectionArguments) {
  const lowest = typeof after === 'string' ? Math.min(decodeCursor(after) + 1, length) : 0
  const highest = typeof before === 'string' ? Math.min(decodeCursor(before), length) : length
  if (typeof first === 'number') {
    return { start: lowest, end: Math.max(lowest, Math.min(highest, lowest + first)) }
  }
  return { start: Math.max(lowest, highest - (last ?? 0)), end: Math.max(lowest, highest) }
}

function encodeCursor(position: number): string {
  return Buffer.from(`position:${position}`).toString('base64url')
}

function decodeCursor(cursor: string): number {
  const [, position] = /^position:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (position === undefined) {
    throw new GraphQLError('Invalid cursor for current pagination sort.')
  }
  return Number(position)
}
