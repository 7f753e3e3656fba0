import type { FieldValues } from './field-values.ts'
import { products } from './products.ts'

/** One thing that can be bought: a variant of a product. */
export interface Article {
  /** The product's title. */
  readonly title: string
  /** A decimal, in the currency of the catalogue. */
  readonly price: string
  /** As the schema's `ProductVariant`. */
  readonly variant: () => unknown
}

/** Finds an article; `product` reads a product as the root field does. */
export function articleWithSku(
  sku: string,
  product: (wanted: { readonly handle: string }) => FieldValues | null,
): Article | undefined {
  const seed = products.find(({ variants }) => variants.some((variant) => variant.sku === sku))
  const variant = seed?.variants.find((each) => each.sku === sku)
  if (seed === undefined || variant === undefined) return undefined
  const selectedOptions = seed.options.map(({ name }, position) => ({
    name,
    value: variant.choices[position] ?? '',
  }))
  return {
    title: seed.title,
    price: variant.price,
    variant: () => {
      const { variantBySelectedOptions: find } = Object(product({ handle: seed.handle }))
      return typeof find === 'function' ? find({ selectedOptions }) : null
    },
  }
}
