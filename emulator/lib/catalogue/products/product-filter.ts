import type { ProductRecord, VariantRecord } from '../../seeds/product-seed.ts'
import { centsIn } from '../money.ts'
import type { View } from '../view.ts'

/** One filter of a list of products, as the schema's input of that name. */
export interface ProductFilter {
  readonly available?: boolean | null
  readonly price?: { readonly min?: number | null; readonly max?: number | null } | null
  readonly productType?: string | null
  readonly productVendor?: string | null
  readonly tag?: string | null
  readonly variantOption?: { readonly name: string; readonly value: string } | null
  readonly category?: unknown
  readonly productMetafield?: unknown
  readonly taxonomyMetafield?: unknown
  readonly variantMetafield?: unknown
}

type Test = (product: ProductRecord, variant: VariantRecord) => boolean

/**
 * The products that have a variant which passes every filter. Filters of the same kind widen each
 * other, filters of different kinds narrow each other. Nothing here has a category or a metafield,
 * so a filter by one finds nothing.
 */
export function filterProducts(
  products: readonly ProductRecord[],
  filters: readonly ProductFilter[],
  view: View,
): readonly ProductRecord[] {
  const kinds = new Map<string, Test[]>()
  for (const filter of filters) {
    for (const [kind, test] of testsOf(filter, view)) {
      kinds.set(kind, [...(kinds.get(kind) ?? []), test])
    }
  }
  const all = [...kinds.values()]
  return products.filter((product) =>
    product.variants.some((variant) =>
      all.every((tests) => tests.some((test) => test(product, variant))),
    ),
  )
}

/** What a filter asks for, by kind. */
function testsOf(filter: ProductFilter, { buyer }: View): readonly (readonly [string, Test])[] {
  const { available, price, productType, productVendor, tag, variantOption } = filter
  const tests: Readonly<Record<string, Test | null | undefined | false | ''>> = {
    available: typeof available === 'boolean' && ((_, variant) => variant.stock > 0 === available),
    price:
      price && ((_, variant) => isWithin(price, centsIn(buyer.country.currency, variant.price))),
    type: productType && ((product) => isSame(product.productType, productType)),
    vendor: productVendor && ((product) => isSame(product.vendor, productVendor)),
    tag: tag && (({ tags }) => tags.some((each) => isSame(each, tag))),
    [`option ${variantOption?.name.toLowerCase()}`]:
      variantOption &&
      (({ options }, { choices }) =>
        options.some(
          ({ name }, position) =>
            isSame(name, variantOption.name) &&
            isSame(choices[position] ?? '', variantOption.value),
        )),
    unused: UNUSED.some((kind) => filter[kind]) && (() => false),
  }
  return Object.entries(tests).flatMap(([kind, test]) => (test ? [[kind, test]] : []))
}

const UNUSED = ['category', 'productMetafield', 'taxonomyMetafield', 'variantMetafield'] as const

function isWithin({ min, max }: NonNullable<ProductFilter['price']>, cents: number): boolean {
  return cents >= (min ?? 0) * 100 && cents <= (max ?? Number.MAX_VALUE) * 100
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
