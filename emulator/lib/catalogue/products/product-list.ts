import type { ProductRecord } from '../../seeds/product-seed.ts'
import { inLanguage } from '../../seeds/translations.ts'
import type { SearchSubject } from '../search/matches-search.ts'
import type { SortKeys } from '../select-records.ts'

/** What products, and those of a collection, are sorted by. */
export const PRODUCT_SORT_KEYS: SortKeys<ProductRecord> = {
  ID: ({ number }) => number,
  TITLE: ({ title }) => title,
  PRICE: lowestPrice,
  CREATED_AT: ({ createdAt }) => createdAt,
  CREATED: ({ createdAt }) => createdAt,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  PRODUCT_TYPE: ({ productType }) => productType,
  VENDOR: ({ vendor }) => vendor,
}

/** The price of the cheapest variant, in the currency of the catalogue. */
export function lowestPrice({ variants }: ProductRecord): number {
  return Math.min(...variants.map(({ price }) => Number(price)))
}

/** Whether any variant of the product can be bought. */
export function isAvailable({ variants }: ProductRecord): boolean {
  return variants.some(({ stock }) => stock > 0)
}

/** What `products(query:)` looks at in a product. Prices are in the currency of the shop. */
export function productSubject(record: ProductRecord, language: string): SearchSubject {
  const { title, productType, vendor, tags, createdAt, updatedAt, variants } = inLanguage(
    record,
    language,
  )
  return {
    text: [title, productType, vendor, ...tags].join('\n'),
    fields: {
      title,
      tag: tags,
      product_type: productType,
      vendor,
      available_for_sale: String(isAvailable(record)),
      created_at: createdAt,
      updated_at: updatedAt,
      'variants.price': variants.map(({ price }) => price),
    },
  }
}
