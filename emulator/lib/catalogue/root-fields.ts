import type { GraphQLResolveInfo } from 'graphql'
import { type ConnectionArguments, emptyConnection } from './connection.ts'
import { contentRootFields } from './content/content-root-fields.ts'
import { paymentSettingsFields, shopFields } from './content/shop-fields.ts'
import { sitemapFields } from './content/sitemap-fields.ts'
import { localizationFields } from './localization/localization-fields.ts'
import { nodeWithId } from './node-with-id.ts'
import { productRootFields } from './products/product-root-fields.ts'
import {
  type PredictiveSearchArguments,
  predictiveSearchFields,
} from './search/predictive-search-fields.ts'
import { type SearchArguments, searchFields } from './search/search-fields.ts'
import type { View } from './view.ts'

/** Which of many is meant. */
export interface Identification {
  readonly handle?: string | null
  readonly id?: string | null
}

/** What a list of things with a title can be asked. */
export interface ListArguments extends ConnectionArguments {
  readonly query?: string | null
  readonly sortKey?: string | null
}

/** A root field that is shown to the buyer of the request. */
export type Seen = <Args>(
  show: (view: View, args: Args) => unknown,
) => (args: Args, context: unknown, info: GraphQLResolveInfo) => unknown

/** The root fields of the schema that read the catalogue. */
export function catalogueRootFields(viewOf: (info: GraphQLResolveInfo) => View) {
  const seen: Seen = (show) => (args, _context, info) => show(viewOf(info), args)
  return {
    shop: seen(shopFields),
    paymentSettings: seen(paymentSettingsFields),
    localization: seen(({ buyer }) => localizationFields(buyer)),
    ...productRootFields(seen),
    ...contentRootFields(seen),
    search: seen((view, args: SearchArguments) => searchFields(args, view)),
    predictiveSearch: seen((view, args: PredictiveSearchArguments) =>
      predictiveSearchFields(args, view),
    ),
    node: seen((view, { id }: { readonly id: string }) => nodeWithId(id, view)),
    nodes: seen((view, { ids }: { readonly ids: readonly string[] }) =>
      ids.map((id) => nodeWithId(id, view)),
    ),
    sitemap: seen((view, { type }: { readonly type: string }) => sitemapFields(type, view)),
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
