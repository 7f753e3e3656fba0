import type { CatalogueData } from './catalogue-data.ts'
import { articleFields, blogFields } from './content/blog-fields.ts'
import { menuFields } from './content/menu-fields.ts'
import { pageFields } from './content/page-fields.ts'
import { policyFields } from './content/shop-fields.ts'
import type { BuyerContext } from './localization/buyer-context.ts'
import { collectionFields } from './products/collection-fields.ts'
import { productFields } from './products/product-fields.ts'
import type { View } from './view.ts'

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
    menu: (record) => menuFields(record, view),
  }
  return view
}
