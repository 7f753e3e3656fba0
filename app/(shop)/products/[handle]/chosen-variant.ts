import type { ProductDetails, Variant } from './get-product'

/** What of a product there is to choose from. */
export type Choosable = Pick<
  ProductDetails,
  'title' | 'options' | 'images' | 'featuredImage' | 'allVariants'
>

/** Options by their names, as a query carries them: `?Glaze=Fern`. */
export interface Query {
  get(name: string): string | null
}

/**
 * The variant that a query names. What it leaves open, and what there is none of, is as in the first
 * variant that can be had.
 */
export function chosenVariant({ allVariants }: Choosable, query: Query): Variant | undefined {
  const variants = allVariants.nodes
  const preset = variants.find(({ availableForSale }) => availableForSale) ?? variants[0]
  const wanted = (preset?.selectedOptions ?? []).map(({ name, value }) => ({
    name,
    value: query.get(name) ?? value,
  }))
  return variants.find((variant) => hasAll(variant, wanted)) ?? preset
}

/** The variant that another value of one option would lead to, if there is one. */
export function variantWith(
  { allVariants }: Choosable,
  chosen: Variant,
  change: { readonly name: string; readonly value: string },
): Variant | undefined {
  const wanted = chosen.selectedOptions.map((option) =>
    option.name === change.name ? change : option,
  )
  return allVariants.nodes.find((variant) => hasAll(variant, wanted))
}

function hasAll(variant: Variant, wanted: Variant['selectedOptions']): boolean {
  return wanted.every(({ name, value }) =>
    variant.selectedOptions.some((option) => option.name === name && option.value === value),
  )
}

/** The query that names a variant. */
export function queryOf({ selectedOptions }: Variant): URLSearchParams {
  return new URLSearchParams(selectedOptions.map(({ name, value }) => [name, value]))
}
