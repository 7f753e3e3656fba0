import { type ConnectionArguments, connectionOf } from '../connection.ts'
import { metafieldFields } from '../content/metafield-fields.ts'
import { descriptionFields } from '../description.ts'
import type { FieldValues } from '../field-values.ts'
import type { CollectionRecord } from '../seeds/collection-seed.ts'
import { inLanguage } from '../seeds/translations.ts'
import type { View } from '../view.ts'
import { filterFacets } from './filter-facets.ts'
import { imageFields } from './image-fields.ts'
import { filterProducts, type ProductFilter } from './product-filter.ts'
import { sortProducts } from './product-order.ts'

interface CollectionProductsArguments extends ConnectionArguments {
  readonly sortKey?: string | null
  readonly filters?: readonly ProductFilter[] | null
}

/** A collection as the schema's `Collection`. */
export function collectionFields(record: CollectionRecord, view: View): FieldValues {
  const collection = inLanguage(record, view.buyer.language)
  return {
    __typename: 'Collection',
    id: `gid://shopify/Collection/${collection.number}`,
    handle: collection.handle,
    title: collection.title,
    ...descriptionFields(collection.description),
    seo: { title: collection.title, description: collection.description },
    image: () => coverOf(collection, view),
    updatedAt: collection.updatedAt,
    onlineStoreUrl: null,
    trackingParameters: null,
    ...metafieldFields,
    products: (args: CollectionProductsArguments) => {
      const all = collection.products.flatMap((handle) => view.productWithHandle(handle) ?? [])
      const found = filterProducts(all, args.filters ?? [], view)
      return {
        ...connectionOf(sortProducts(found, args.sortKey), args, view.product),
        filters: () => filterFacets(found, view),
      }
    },
  }
}

function coverOf({ cover, number }: CollectionRecord, view: View): FieldValues | null {
  const product = view.productWithHandle(cover)
  if (product === undefined) return null
  const { handle, altText } = inLanguage(product, view.buyer.language)
  return imageFields(
    { id: `gid://shopify/CollectionImage/${number}`, name: handle, altText },
    view.origin,
  )
}
