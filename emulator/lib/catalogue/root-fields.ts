import type { GraphQLResolveInfo } from 'graphql'
import { emptyConnection } from './connection.ts'
import { contentRootFields } from './content/content-root-fields.ts'
import { paymentSettingsFields, shopFields } from './content/shop-fields.ts'
import { sitemapFields } from './content/sitemap-fields.ts'
import { localizationFields } from './localization/localization-fields.ts'
import { productRootFields } from './products/product-root-fields.ts'
import { resourceWithId } from './resource.ts'
import {
  type PredictiveSearchArguments,
  predictiveSearchFields,
} from './search/predictive-search-fields.ts'
import { type SearchArguments, searchFields } from './search/search-fields.ts'
import type { View, WithView } from './view.ts'

/** The root fields of the schema that read the catalogue. */
export function catalogueRootFields(viewOf: (info: GraphQLResolveInfo) => View) {
  const withView: WithView = (answer) => (args, _context, info) => answer(viewOf(info), args)
  return {
    shop: withView(shopFields),
    paymentSettings: withView(paymentSettingsFields),
    localization: withView(({ buyer }) => localizationFields(buyer)),
    ...productRootFields(withView),
    ...contentRootFields(withView),
    search: withView((view, args: SearchArguments) => searchFields(args, view)),
    predictiveSearch: withView((view, args: PredictiveSearchArguments) =>
      predictiveSearchFields(args, view),
    ),
    node: withView((view, { id }: { readonly id: string }) => resourceWithId(id, view)),
    nodes: withView((view, { ids }: { readonly ids: readonly string[] }) =>
      ids.map((id) => resourceWithId(id, view)),
    ),
    sitemap: withView((view, { type }: { readonly type: string }) => sitemapFields(type, view)),
    publicApiVersions: PUBLIC_API_VERSIONS,
    // A store without metaobjects and without a place to pick things up at.
    metaobject: null,
    metaobjects: emptyConnection,
    locations: emptyConnection,
  }
}

/** The versions that are served, with one schema: nothing that is asked here differs between them. */
const PUBLIC_API_VERSIONS = [
  { handle: '2026-04', displayName: '2026-04', supported: true },
  { handle: '2026-07', displayName: '2026-07', supported: true },
  { handle: '2026-10', displayName: '2026-10 (Latest)', supported: true },
  { handle: 'unstable', displayName: 'unstable', supported: false },
]
