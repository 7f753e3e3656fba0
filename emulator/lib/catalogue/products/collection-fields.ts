import type { CollectionRecord } from '../../seeds/collection-seed.ts'
import { inLanguage } from '../../seeds/translations.ts'
import { productsWithHandles } from '../catalogue-data.ts'
import { type ConnectionArguments, connectionOf } from '../connection.ts'
import { descriptionFields } from '../description.ts'
import { type FieldValues, recordFields } from '../field-values.ts'
import { sortRecords } from '../select-records.ts'
import type { View } from '../view.ts'
import { filterFacets } from './filter-facets.ts'
import { coverFields } from './image-fields.ts'
import { filterProducts, type ProductFilter } from './product-filter.ts'
import { PRODUCT_SORT_KEYS } from './product-list.ts'

interface CollectionProductsArguments extends ConnectionArguments {
  readonly sortKey?: string | null
  readonly filters?: readonly ProductFilter[] | null
}

/** A collection as the schema's `Collection`. */
export function collectionFields(record: CollectionRecord, view: View): FieldValues {
  const collection = inLanguage(record, view.buyer.language)
  const { number, title, description, cover, products } = collection
  return {
    ...recordFields('Collection', collection),
    ...descriptionFields(description),
    seo: { title, description },
    image: () => coverFields(`gid://shopify/CollectionImage/${number}`, cover, view),
    products: (args: CollectionProductsArguments) => {
      const all = productsWithHandles(view.data, products)
      const found = filterProducts(all, args.filters ?? [], view)
      const sorted = sortRecords(found, args.sortKey, PRODUCT_SORT_KEYS)
      return {
        ...connectionOf(sorted, args, view.product),
        filters: () => filterFacets(found, view),
      }
    },
  }
}
