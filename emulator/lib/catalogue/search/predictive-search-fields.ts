import { GraphQLError } from 'graphql'
import { escapeHtml } from '../../seeds/escape-html.ts'
import type { FieldValues } from '../field-values.ts'
import type { View } from '../view.ts'
import { withUnavailable } from './search-fields.ts'
import { type Searchable, type SearchableType, searchables } from './searchable.ts'
import { containsWords, plainWords } from './words.ts'

/** What `predictiveSearch` can be asked. */
export interface PredictiveSearchArguments {
  readonly query: string
  readonly limit?: number | null
  readonly limitScope?: string | null
  readonly types?: readonly string[] | null
  readonly searchableFields?: readonly string[] | null
  readonly unavailableProducts?: string | null
}

/**
 * What a visitor may be about to search for. The last word may be unfinished. `limit` is from 1 to
 * 10, ten by default, and counts all results together unless its scope is EACH.
 */
export function predictiveSearchFields(args: PredictiveSearchArguments, view: View): FieldValues {
  const limit = args.limit ?? 10
  if (limit < 1 || limit > 10) throw new GraphQLError('Limit must be between 1 and 10')
  const all = searchables(['PRODUCT', 'COLLECTION', 'PAGE', 'ARTICLE'], view)
  const found = withUnavailable(
    all.filter((item) => isFound(item, args)),
    args.unavailableProducts,
  )
  const take = takeWithin(limit, args)
  const ofType = (type: SearchableType) => {
    const items = found.filter((item) => item.type === type)
    return take(type, items).map(({ fields }, index) => ({
      ...fields(),
      trackingParameters: tracking(args.query, index),
    }))
  }
  return {
    queries: take('QUERY', suggestions(all, args.query)).map((text, index) =>
      suggestionFields(text, { query: args.query, index }),
    ),
    products: ofType('PRODUCT'),
    collections: ofType('COLLECTION'),
    pages: ofType('PAGE'),
    articles: ofType('ARTICLE'),
  }
}

const DEFAULT_FIELDS = ['TITLE', 'PRODUCT_TYPE', 'VARIANTS_TITLE', 'VENDOR']

function isFound({ texts }: Searchable, { query, searchableFields }: PredictiveSearchArguments) {
  const fields = searchableFields ?? DEFAULT_FIELDS
  return containsWords(fields.map((field) => texts[field] ?? '').join('\n'), query, 'start')
}

/** Types that were not asked for get nothing; with the scope ALL they share the limit. */
function takeWithin(limit: number, { limitScope, types }: PredictiveSearchArguments) {
  let left = limit
  return <Item>(type: string, items: readonly Item[]): readonly Item[] => {
    if (types && types.length > 0 && !types.includes(type)) return []
    const taken = items.slice(0, limitScope === 'EACH' ? limit : left)
    left -= taken.length
    return taken
  }
}

/** Words of the titles that begin as the last word does, and their neighbours. */
function suggestions(all: readonly Searchable[], query: string): readonly string[] {
  const wanted = plainWords(query)
  const titles = all.map(({ texts }) => plainWords(texts.TITLE))
  const words = titles.flatMap((title) => title.split(' '))
  const starts = (text: string) => wanted !== '' && text.startsWith(wanted)
  return [...new Set([...words, ...titles].filter(starts))]
}

function suggestionFields(
  text: string,
  { query, index }: { readonly query: string; readonly index: number },
): FieldValues {
  const typed = plainWords(query).length
  const rest = text.slice(typed)
  const end = rest === '' ? '' : `<span>${escapeHtml(rest)}</span>`
  return {
    __typename: 'SearchQuerySuggestion',
    text,
    styledText: `<mark>${escapeHtml(text.slice(0, typed))}</mark>${end}`,
    trackingParameters: tracking(query, index),
  }
}

function tracking(query: string, index: number): string {
  return `_pos=${index + 1}&_psq=${encodeURIComponent(query)}&_ss=e&_v=1.0`
}
