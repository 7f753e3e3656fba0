import type { CatalogueData } from '../catalogue-data.ts'
import type { FieldValues } from '../field-values.ts'
import type { ProductRecord, VariantRecord } from '../seeds/product-seed.ts'
import type { View } from '../view.ts'
import { variantFields, variantId } from './variant-fields.ts'

/** One thing that can be bought: a variant of a product. */
export interface Merchandise {
  /** The variant's global id. */
  readonly id: string
  /** The product's title, in the language of the shop. */
  readonly title: string
  /** The product's handle. */
  readonly handle: string
  /** A decimal, in the currency of the catalogue. */
  readonly price: string
  /** A former price, or null. */
  readonly compareAtPrice: string | null
  /** Pieces on the shelf. */
  readonly stock: number
  /** Whether it is sent by post. */
  readonly requiresShipping: boolean
  /** As the schema's `ProductVariant`, for a buyer. */
  readonly variant: (view: View) => FieldValues
}

/** Finds what is sold under a stock keeping unit. */
export function merchandiseWithSku(sku: string, data: CatalogueData): Merchandise | undefined {
  return find((variant) => variant.sku === sku, data)
}

/** Finds what is sold under the global id of a variant. */
export function merchandiseWithId(id: string, data: CatalogueData): Merchandise | undefined {
  return find((variant) => variantId(variant) === id, data)
}

function find(
  isWanted: (variant: VariantRecord) => boolean,
  { products }: CatalogueData,
): Merchandise | undefined {
  const product = products.find(({ variants }) => variants.some(isWanted))
  const variant = product?.variants.find(isWanted)
  return product && variant && merchandiseOf(product, variant)
}

function merchandiseOf(product: ProductRecord, variant: VariantRecord): Merchandise {
  return {
    id: variantId(variant),
    title: product.title,
    handle: product.handle,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    stock: variant.stock,
    requiresShipping: variant.requiresShipping,
    variant: (view) => variantFields(variant, product, view),
  }
}
