import { type ConnectionArguments, connectionOf } from '../connection.ts'
import { filterFacets } from '../products/filter-facets.ts'
import { filterProducts, type ProductFilter } from '../products/product-filter.ts'
import { isAvailable, lowestPrice } from '../products/product-list.ts'
import type { View } from '../view.ts'
import { type Searchable, searchables } from './searchable.ts'
import { containsWords } from './words.ts'

/** What `search` can be asked. */
export interface SearchArguments extends ConnectionArguments {
  readonly query: string
  readonly types?: readonly string[] | null
  readonly sortKey?: string | null
  readonly prefix?: string | null
  readonly productFilters?: readonly ProductFilter[] | null
  readonly unavailableProducts?: string | null
}

/**
 * The results of a search as the schema's connection, those with the words in their title first.
 * Every word has to be there, in any field. All types are searched unless some are named, and
 * products that are sold out come last unless asked otherwise.
 */
export function searchFields(args: SearchArguments, view: View) {
  const found = narrowed(resultsOf(args, view), args, view)
  const products = found.flatMap(({ product }) => product ?? [])
  const session = sessionOf(args.query)
  return {
    ...connectionOf(found, args, (item) => ({
      ...item.fields(),
      trackingParameters: `_pos=${found.indexOf(item) + 1}&_sid=${session}&_ss=r`,
    })),
    totalCount: found.length,
    productFilters: () => filterFacets(products, view),
  }
}

function resultsOf(args: SearchArguments, view: View): readonly Searchable[] {
  const { query, types, prefix } = args
  const lastWord = prefix === 'LAST' ? 'start' : 'whole'
  const wanted = SEARCHED.filter((type) => types?.includes(type) ?? true)
  const found = searchables(wanted, view).filter(({ texts }) =>
    containsWords(Object.values(texts).join('\n'), query, lastWord),
  )
  const inTitle = ({ texts }: Searchable) => Number(!containsWords(texts.TITLE, query, lastWord))
  return found.toSorted((left, right) => inTitle(left) - inTitle(right))
}

const SEARCHED = ['PRODUCT', 'PAGE', 'ARTICLE'] as const

function narrowed(
  found: readonly Searchable[],
  { sortKey, productFilters, unavailableProducts }: SearchArguments,
  view: View,
): readonly Searchable[] {
  const products = found.flatMap(({ product }) => product ?? [])
  const left = new Set(filterProducts(products, productFilters ?? [], view))
  const kept = found.filter(({ product }) => product === undefined || left.has(product))
  const sorted = sortKey === 'PRICE' ? kept.toSorted((a, b) => lowest(a) - lowest(b)) : kept
  return withUnavailable(sorted, unavailableProducts)
}

/** Sold-out products are shown where they are, or last, or not at all. @default last */
export function withUnavailable(
  items: readonly Searchable[],
  wish: string | null | undefined,
): readonly Searchable[] {
  if (wish === 'SHOW') return items
  const soldOut = ({ product }: Searchable) => product !== undefined && !isAvailable(product)
  const available = items.filter((item) => !soldOut(item))
  return wish === 'HIDE' ? available : [...available, ...items.filter(soldOut)]
}

/** What has no price comes after what has one. */
function lowest({ product }: Searchable): number {
  return product === undefined ? Number.POSITIVE_INFINITY : lowestPrice(product)
}

/** Shopify counts searches by an id; the same words have the same one here. */
function sessionOf(query: string): string {
  return Buffer.from(query).toString('hex').slice(0, 9).padEnd(9, '0')
}
