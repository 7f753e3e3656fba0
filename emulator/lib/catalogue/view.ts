import type { GraphQLResolveInfo } from 'graphql'
import type { ArticleRecord, BlogRecord } from '../seeds/blog-seed.ts'
import type { CollectionRecord } from '../seeds/collection-seed.ts'
import type { MenuRecord } from '../seeds/menu-seed.ts'
import type { PageRecord } from '../seeds/page-seed.ts'
import type { ProductRecord } from '../seeds/product-seed.ts'
import type { PolicyRecord } from '../seeds/shop-seed.ts'
import type { CatalogueData } from './catalogue-data.ts'
import type { FieldValues } from './field-values.ts'
import type { BuyerContext } from './localization/buyer-context.ts'

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
  readonly menu: (record: MenuRecord) => FieldValues
}

/** Makes a root field of what answers it with the view of the buyer who asks. */
export type WithView = <Args>(
  answer: (view: View, args: Args) => unknown,
) => (args: Args, context: unknown, info: GraphQLResolveInfo) => unknown
