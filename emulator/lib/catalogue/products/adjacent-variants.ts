import type { ProductRecord, VariantRecord } from '../seeds/product-seed.ts'
import { type OptionSelection, selectedOrFirstAvailableVariant } from './option-match.ts'

/** The variants that differ in exactly one option from the chosen one, or else from the first. */
export function adjacentVariants(
  product: ProductRecord,
  selection: OptionSelection,
): readonly VariantRecord[] {
  const chosen = selectedOrFirstAvailableVariant(product, selection)
  if (chosen === null) return []
  return product.variants
    .filter((variant) => differences(variant, chosen) === 1)
    .toSorted((left, right) => left.number - right.number)
}

function differences({ choices }: VariantRecord, other: VariantRecord): number {
  return choices.filter((choice, position) => choice !== other.choices[position]).length
}
