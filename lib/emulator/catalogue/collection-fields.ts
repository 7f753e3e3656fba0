import { GraphQLError } from 'graphql'
import type { CollectionSeed } from './collections.ts'
import { type ConnectionArguments, connection } from './connection.ts'
import { descriptionFields } from './description.ts'
import type { FieldValues } from './field-values.ts'
import { sortProducts } from './product-order.ts'
import type { ProductSeed } from './product-seed.ts'

/** What a collection needs to know of the rest of the catalogue. */
export interface CollectionSurroundings {
  /** The collection's products, in the shop keeper's order. */
  readonly products: readonly ProductSeed[]
  readonly image: FieldValues | null
  readonly productFields: (product: ProductSeed) => FieldValues
}

interface CollectionProductsArguments extends ConnectionArguments {
  readonly sortKey?: string | null
  readonly filters?: readonly unknown[] | null
}

/** A collection as the schema's `Collection`. */
export function collectionFields(
  collection: CollectionSeed,
  { products, image, productFields }: CollectionSurroundings,
): FieldValues {
  return {
    __typename: 'Collection',
    id: `gid://shopify/Collection/${collection.number}`,
    handle: collection.handle,
    title: collection.title,
    ...descriptionFields(collection.description),
    seo: { title: collection.title, description: collection.description },
    image,
    updatedAt: collection.updatedAt,
    onlineStoreUrl: null,
    products: (args: CollectionProductsArguments) => {
      refuseFilters(args)
      return connection(sortProducts(products, args.sortKey).map(productFields), args)
    },
  }
}

/** Ignoring a filter would show products the storefront asked not to see. */
function refuseFilters({ filters }: CollectionProductsArguments): void {
  if (!filters || filters.length === 0) return
  throw new GraphQLError('The emulator does not implement Collection.products(filters:) yet.', {
    extensions: { code: 'NOT_IMPLEMENTED' },
  })
}
