import { collectionFields } from './collection-fields.ts'
import { type CollectionSeed, collections } from './collections.ts'
import { type ConnectionArguments, connection } from './connection.ts'
import type { FieldValues } from './field-values.ts'
import { imageFields } from './image-fields.ts'
import { isAvailable, productFields } from './product-fields.ts'
import { sortProducts } from './product-order.ts'
import type { ProductSeed } from './product-seed.ts'
import { products } from './products.ts'
import { matchesSearch } from './search.ts'
import { shopFields } from './shop-fields.ts'

interface ListArguments extends ConnectionArguments {
  readonly query?: string | null
  readonly sortKey?: string | null
}

interface Identification {
  readonly handle?: string | null
  readonly id?: string | null
}

/** The root fields of the schema that read the catalogue. */
export function catalogueRootFields(origin: () => string) {
  const asProduct = (product: ProductSeed): FieldValues =>
    productFields(product, {
      origin,
      collectionsOf: ({ handle }) =>
        collections.filter((one) => one.products.includes(handle)).map(asCollection),
    })
  const asCollection = (collection: CollectionSeed): FieldValues => {
    const cover = productWithHandle(collection.cover)
    return collectionFields(collection, {
      products: collection.products.flatMap((handle) => productWithHandle(handle) ?? []),
      image: cover ? imageFields(cover, origin) : null,
      productFields: asProduct,
    })
  }
  const product = (wanted: Identification) => {
    const found = products.find((one) => isWanted(one, 'Product', wanted))
    return found ? asProduct(found) : null
  }
  const collection = (wanted: Identification) => {
    const found = collections.find((one) => isWanted(one, 'Collection', wanted))
    return found ? asCollection(found) : null
  }
  return {
    shop: () => shopFields(origin),
    product,
    productByHandle: product,
    products: (args: ListArguments) => connection(findProducts(args).map(asProduct), args),
    collection,
    collectionByHandle: collection,
    collections: (args: ListArguments) => {
      const found = findCollections(args)
      return { ...connection(found.map(asCollection), args), totalCount: String(found.length) }
    },
  }
}

function productWithHandle(handle: string): ProductSeed | undefined {
  return products.find((product) => product.handle === handle)
}

function isWanted(
  seed: { readonly number: number; readonly handle: string },
  type: string,
  { handle, id }: Identification,
): boolean {
  if (typeof id === 'string') return id === `gid://shopify/${type}/${seed.number}`
  return seed.handle === handle
}

function findProducts({ query, sortKey }: ListArguments): readonly ProductSeed[] {
  const found = products.filter((product) =>
    matchesSearch(query, {
      text: [product.title, product.productType, ...product.tags].join('\n'),
      fields: {
        title: [product.title],
        tag: product.tags,
        product_type: [product.productType],
        vendor: [product.vendor],
        available_for_sale: [String(isAvailable(product))],
      },
    }),
  )
  return sortProducts(found, sortKey)
}

function findCollections({ query, sortKey }: ListArguments): readonly CollectionSeed[] {
  const found = collections.filter(({ title }) =>
    matchesSearch(query, { text: title, fields: { title: [title] } }),
  )
  if (sortKey !== 'TITLE' && sortKey !== 'UPDATED_AT') return found
  const key = sortKey === 'TITLE' ? 'title' : 'updatedAt'
  return found.toSorted((left, right) => (left[key] < right[key] ? -1 : 1))
}
