import { connection, connectionOf } from '../connection.ts'
import type { Identification, ListArguments, Seen } from '../root-fields.ts'
import { matchesSearch } from '../search/matches-search.ts'
import { productSubject } from '../search/product-subject.ts'
import { inLanguage } from '../seeds/translations.ts'
import { sortByTitle } from '../sort-by-title.ts'
import { withIdentification } from '../with-identification.ts'
import { filterFacets } from './filter-facets.ts'
import { sortProducts } from './product-order.ts'
import { complementaryProducts, relatedProducts } from './recommendations.ts'

/** What `productRecommendations` can be asked: one of the first two, and what for. */
export interface RecommendationArguments {
  readonly productId?: string | null
  readonly productHandle?: string | null
  readonly intent?: string | null
}

/** The root fields of products and collections. */
export function productRootFields(seen: Seen) {
  const product = seen(({ data, product: show }, wanted: Identification) => {
    const found = withIdentification(data.products, 'Product', wanted)
    return found === undefined ? null : show(found)
  })
  const collection = seen(({ data, collection: show }, wanted: Identification) => {
    const found = withIdentification(data.collections, 'Collection', wanted)
    return found === undefined ? null : show(found)
  })
  return {
    product,
    productByHandle: product,
    products: seen((view, args: ListArguments) => {
      const { products } = view.data
      const found = args.query
        ? products.filter((record) =>
            matchesSearch(args.query, productSubject(record, view.buyer.language)),
          )
        : products
      return {
        ...connectionOf(sortProducts(found, args.sortKey), args, view.product),
        filters: () => filterFacets(found, view),
      }
    }),
    /** Null for a product that does not exist. */
    productRecommendations: seen((view, args: RecommendationArguments) => {
      const { products } = view.data
      const wanted = { id: args.productId ?? null, handle: args.productHandle ?? null }
      const found = withIdentification(products, 'Product', wanted)
      if (found === undefined) return null
      const recommend = args.intent === 'COMPLEMENTARY' ? complementaryProducts : relatedProducts
      return recommend(found, products).map(view.product)
    }),
    productTags: seen(({ data }, { first }: { readonly first: number }) =>
      connection(distinct(data.products.flatMap(({ tags }) => tags)), { first }),
    ),
    productTypes: seen(({ data }, { first }: { readonly first: number }) =>
      connection(distinct(data.products.map(({ productType }) => productType)), { first }),
    ),
    collection,
    collectionByHandle: collection,
    collections: seen((view, args: ListArguments) => {
      const found = view.data.collections.filter((record) => {
        const { title, updatedAt } = inLanguage(record, view.buyer.language)
        const fields = { title: [title], updated_at: [updatedAt], collection_type: ['custom'] }
        return matchesSearch(args.query, { text: title, fields })
      })
      const sorted = sortByTitle(found, args.sortKey)
      return { ...connectionOf(sorted, args, view.collection), totalCount: String(found.length) }
    }),
  }
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '').toSorted()
}
