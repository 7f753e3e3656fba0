import { centsIn } from '../money.ts'
import type { ProductRecord, VariantRecord } from '../seeds/product-seed.ts'
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

function testsOf(filter: ProductFilter, { buyer }: View): readonly (readonly [string, Test])[] {
  const { available, price, productType, productVendor, tag, variantOption } = filter
  const tests: [string, Test][] = []
  const isSame = (left: string, right: string) => left.toLowerCase() === right.toLowerCase()
  if (typeof available === 'boolean') {
    tests.push(['available', (_, { stock }) => stock > 0 === available])
  }
  if (price) {
    const { min, max } = price
    const cents = (variant: VariantRecord) => centsIn(buyer.country.currency, variant.price)
    tests.push([
      'price',
      (_, variant) =>
        cents(variant) >= (min ?? 0) * 100 && cents(variant) <= (max ?? Number.MAX_VALUE) * 100,
    ])
  }
  if (productType) tests.push(['type', (product) => isSame(product.productType, productType)])
  if (productVendor) tests.push(['vendor', (product) => isSame(product.vendor, productVendor)])
  if (tag) tests.push(['tag', ({ tags }) => tags.some((each) => isSame(each, tag))])
  if (variantOption) {
    const { name, value } = variantOption
    tests.push([
      `option ${name.toLowerCase()}`,
      ({ options }, { choices }) =>
        options.some(
          (option, position) => isSame(option.name, name) && isSame(choices[position] ?? '', value),
        ),
    ])
  }
  for (const kind of UNUSED) if (filter[kind]) tests.push([kind, () => false])
  return tests
}

const UNUSED = ['category', 'productMetafield', 'taxonomyMetafield', 'variantMetafield'] as const
