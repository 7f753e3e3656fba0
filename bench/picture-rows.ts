import { isRatio, type RatioResult } from './compare.ts'
import { BY_HAND } from './comparisons.ts'
import type { Compared } from './measure-all.ts'
import { PEERS } from './peer.ts'

/** Rows that stand together in the picture. */
export interface PictureGroup {
  readonly title: string
  readonly rows: readonly PictureRow[]
}

/** A point with its interval. */
export interface PictureRow {
  readonly name: string
  readonly kind: 'ours' | 'peer' | 'chance'
  readonly ratio: number
  readonly low: number
  readonly high: number
}

/** Where a storefront runs, as its results have it; and what stands above its rows. */
const TITLES = {
  edge: 'middleware.ts, on the edge runtime of next start',
  'edge, beside others': 'beside others, a session each',
  Node: 'proxy.ts, on Node',
  workerd: 'on workerd',
  'the demo': 'the demo, a page with a product',
} as const

/** All that stands beside a middleware that does nothing, by where it runs. */
export function pictureGroups({ comparisons }: Compared): readonly PictureGroup[] {
  return Object.entries(TITLES).flatMap(([group, title]) => {
    const rows = comparisons
      .filter((each) => each.group === group)
      .filter(isRatio)
      .filter(({ beside }) => beside.startsWith('no-op'))
      .map(rowOf)
    return rows.length === 0 ? [] : [{ title, rows: withoutRepetition(rows) }]
  })
}

function rowOf({ name, throughput }: RatioResult): PictureRow {
  const { median, low, high } = throughput
  return { name, kind: kindOf(name), ratio: median, low, high }
}

function kindOf(name: string): PictureRow['kind'] {
  if (name.includes('a second process')) return 'chance'
  return [BY_HAND, ...PEERS].some((peer) => name.startsWith(peer)) ? 'peer' : 'ours'
}

/** A group may have been measured in parts, each with a second process of its own: one is enough. */
function withoutRepetition(rows: readonly PictureRow[]): PictureRow[] {
  return rows.filter(({ name }, index) => rows.findIndex((each) => each.name === name) === index)
}
