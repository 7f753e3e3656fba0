import { isAvailable } from '../products/product-fields.ts'
import type { ProductRecord } from '../seeds/product-seed.ts'
import { inLanguage } from '../seeds/translations.ts'
import type { SearchSubject } from './matches-search.ts'

/** What `products(query:)` looks at in a product. Prices are in the currency of the shop. */
export function productSubject(record: ProductRecord, language: string): SearchSubject {
  const product = inLanguage(record, language)
  return {
    text: [product.title, product.productType, product.vendor, ...product.tags].join('\n'),
    fields: {
      title: [product.title],
      tag: product.tags,
      product_type: [product.productType],
      vendor: [product.vendor],
      available_for_sale: [String(isAvailable(product))],
      created_at: [product.createdAt],
      updated_at: [product.updatedAt],
      'variants.price': product.variants.map(({ price }) => price),
    },
  }
}
