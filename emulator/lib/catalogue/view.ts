import type { CatalogueData } from './catalogue-data.ts'
import { articleFields } from './content/article-fields.ts'
import { blogFields } from './content/blog-fields.ts'
import { pageFields } from './content/page-fields.ts'
import { policyFields } from './content/policy-fields.ts'
import type { FieldValues } from './field-values.ts'
import type { BuyerContext } from './localization/buyer-context.ts'
import { collectionFields } from './products/collection-fields.ts'
import { productFields } from './products/product-fields.ts'
import type { ArticleRecord, BlogRecord } from './seeds/blog-seed.ts'
import type { CollectionRecord } from './seeds/collection-seed.ts'
import type { PageRecord } from './seeds/page-seed.ts'
import type { ProductRecord } from './seeds/product-seed.ts'
import type { PolicyRecord } from './seeds/shop-seed.ts'

/** The catalogue as one buyer sees it: in their language, with prices in their currency. */
export interface View {
  readonly data: CatalogueData
  readonly origin: string
  readonly buyer: BuyerContext
  readonly product: (record: ProductRecord) => FieldValues
  readonly collection: (record: CollectionRecord) => FieldValues
  readonly page: (record: PageRecord) => FieldValues
  readonly blog: (record: BlogRecord) => FieldValues
  readonly article: (record: ArticleRecord) => FieldValues
  readonly policy: (record: PolicyRecord) => FieldValues
  readonly productWithHandle: (handle: string) => ProductRecord | undefined
}

/** Creates the view of one buyer. What it shows is made when it is asked for. */
export function createView(data: CatalogueData, origin: string, buyer: BuyerContext): View {
  const view: View = {
    data,
    origin,
    buyer,
    product: (record) => productFields(record, view),
    collection: (record) => collectionFields(record, view),
    page: (record) => pageFields(record, view),
    blog: (record) => blogFields(record, view),
    article: (record) => articleFields(record, view),
    policy: (record) => policyFields(record, view),
    productWithHandle: (handle) => data.products.find((product) => product.handle === handle),
  }
  return view
}
