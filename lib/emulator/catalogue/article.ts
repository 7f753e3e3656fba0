import type { FieldValues } from './field-values.ts'
import type { ProductSeed, VariantSeed } from './product-seed.ts'
import { products } from './products.ts'

/** One thing that can be bought: a variant of a product. */
export interface Article {
  /** The variant's global id. */
  readonly id: string
  /** The product's title. */
  readonly title: string
  /** A decimal, in the currency of the catalogue. */
  readonly price: string
  /** A former price, or null. */
  readonly compareAtPrice: string | null
  /** Pieces on the shelf. */
  readonly stock: number
  /** As the schema's `ProductVariant`. */
  readonly variant: () => unknown
}

type ReadProduct = (wanted: { readonly handle: string }) => FieldValues | null

/** Finds an article by its stock keeping unit; `product` reads a product as the root field does. */
export function articleWithSku(sku: string, product: ReadProduct): Article | undefined {
  return findArticle((variant) => variant.sku === sku, product)
}

/** Finds an article by the global id of its variant. */
export function articleWithId(id: string, product: ReadProduct): Article | undefined {
  return findArticle((variant) => variantId(variant) === id, product)
}

function findArticle(
  isWanted: (variant: VariantSeed) => boolean,
  product: ReadProduct,
): Article | undefined {
  const seed = products.find(({ variants }) => variants.some(isWanted))
  const variant = seed?.variants.find(isWanted)
  return seed === undefined || variant === undefined
    ? undefined
    : articleOf(seed, variant, () => product({ handle: seed.handle }))
}

function articleOf(
  seed: ProductSeed,
  variant: VariantSeed,
  product: () => FieldValues | null,
): Article {
  const selectedOptions = seed.options.map(({ name }, position) => ({
    name,
    value: variant.choices[position] ?? '',
  }))
  return {
    id: variantId(variant),
    title: seed.title,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice ?? null,
    stock: variant.stock,
    variant: () => {
      const { variantBySelectedOptions: find } = Object(product())
      return typeof find === 'function' ? find({ selectedOptions }) : null
    },
  }
}

function variantId({ number }: VariantSeed): string {
  return `gid://shopify/ProductVariant/${number}`
}
