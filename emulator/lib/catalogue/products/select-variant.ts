import type { ProductRecord, VariantRecord } from '../../seeds/product-seed.ts'

/** The options a customer chose, and how strictly to read them. */
export interface OptionSelection {
  readonly selectedOptions?: readonly { readonly name: string; readonly value: string }[] | null
  readonly ignoreUnknownOptions?: boolean | null
  readonly caseInsensitiveMatch?: boolean | null
}

/** The one variant with exactly these options, null when there is none. */
export function variantBySelectedOptions(
  product: ProductRecord,
  selection: OptionSelection,
): VariantRecord | null {
  const chosen = knownOptions(product, selection)
  if (chosen === null || chosen.size < product.options.length) return null
  return product.variants.find((variant) => agrees(variant, chosen, selection)) ?? null
}

/** The variant with these options, else the first that can be bought, else the first. */
export function selectedOrFirstAvailableVariant(
  product: ProductRecord,
  selection: OptionSelection,
): VariantRecord | null {
  const chosen = knownOptions(product, selection)
  const agreeing = product.variants.filter(
    (variant) => chosen !== null && chosen.size > 0 && agrees(variant, chosen, selection),
  )
  return (
    firstAvailable(agreeing) ??
    agreeing[0] ??
    firstAvailable(product.variants) ??
    product.variants[0] ??
    null
  )
}

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

function firstAvailable(variants: readonly VariantRecord[]): VariantRecord | undefined {
  return variants.find(({ stock }) => stock > 0)
}

/** Chosen values by their option's position; null when an unknown option may not be ignored. */
function knownOptions(
  { options }: ProductRecord,
  selection: OptionSelection,
): ReadonlyMap<number, string> | null {
  const chosen = new Map<number, string>()
  for (const { name, value } of selection.selectedOptions ?? []) {
    const position = options.findIndex((option) => equal(option.name, name, selection))
    if (position !== -1) chosen.set(position, value)
    else if (!selection.ignoreUnknownOptions) return null
  }
  return chosen
}

function agrees(
  variant: VariantRecord,
  chosen: ReadonlyMap<number, string>,
  selection: OptionSelection,
): boolean {
  return [...chosen].every(([position, value]) =>
    equal(variant.choices[position] ?? '', value, selection),
  )
}

function equal(left: string, right: string, { caseInsensitiveMatch }: OptionSelection): boolean {
  return caseInsensitiveMatch ? left.toLowerCase() === right.toLowerCase() : left === right
}
