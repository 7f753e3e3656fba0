import { inLanguage } from '../../seeds/translations.ts'
import { connection, connectionOf } from '../connection.ts'
import {
  type Identification,
  type ResourceType,
  resource,
  withIdentification,
} from '../resource.ts'
import {
  type ListArguments,
  searchRecords,
  sortRecords,
  TITLE_SORT_KEYS,
} from '../select-records.ts'
import type { WithView } from '../view.ts'
import { distinct, filterFacets } from './filter-facets.ts'
import { PRODUCT_SORT_KEYS, productSubject } from './product-list.ts'
import { complementaryProducts, relatedProducts } from './recommendations.ts'

/** What `productRecommendations` can be asked: one of the first two, and what for. */
export interface RecommendationArguments {
  readonly productId?: string | null
  readonly productHandle?: string | null
  readonly intent?: string | null
}

/** The root fields of products and collections. */
export function productRootFields(withView: WithView) {
  const one = (type: ResourceType) =>
    withView((view, wanted: Identification) => resource(type, wanted, view))
  return {
    product: one('Product'),
    productByHandle: one('Product'),
    products: withView((view, args: ListArguments) => {
      const found = searchRecords(view.data.products, args.query, (record) =>
        productSubject(record, view.buyer.language),
      )
      const sorted = sortRecords(found, args.sortKey, PRODUCT_SORT_KEYS)
      return {
        ...connectionOf(sorted, args, view.product),
        filters: () => filterFacets(found, view),
      }
    }),
    /** Null for a product that does not exist. */
    productRecommendations: withView((view, args: RecommendationArguments) => {
      const wanted = { id: args.productId ?? null, handle: args.productHandle ?? null }
      const found = withIdentification(view.data.products, 'Product', wanted)
      if (found === undefined) return null
      const recommend = args.intent === 'COMPLEMENTARY' ? complementaryProducts : relatedProducts
      return recommend(found, view.data).map(view.product)
    }),
    productTags: withView(({ data }, { first }: { readonly first: number }) =>
      connection(distinct(data.products.flatMap(({ tags }) => tags)).toSorted(), { first }),
    ),
    productTypes: withView(({ data }, { first }: { readonly first: number }) =>
      connection(distinct(data.products.map(({ productType }) => productType)).toSorted(), {
        first,
      }),
    ),
    collection: one('Collection'),
    collectionByHandle: one('Collection'),
    collections: withView((view, args: ListArguments) => {
      const found = searchRecords(view.data.collections, args.query, (record) => {
        const { title, updatedAt } = inLanguage(record, view.buyer.language)
        const fields = { title, updated_at: updatedAt, collection_type: 'custom' }
        return { text: title, fields }
      })
      const sorted = sortRecords(found, args.sortKey, TITLE_SORT_KEYS)
      return { ...connectionOf(sorted, args, view.collection), totalCount: String(found.length) }
    }),
  }
}
