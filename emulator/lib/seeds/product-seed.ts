import { handleOf } from './handle.ts'
import type { Translations } from './translations.ts'

/** A product as a test or a demo describes one. Only its title has to be said. */
export interface ProductSeed {
  readonly title: string
  /** What its address ends with. @default the title, in lower case with hyphens */
  readonly handle?: string
  /** What its global id ends with. @default counted from 8001 */
  readonly number?: number
  /** @default the name of the shop */
  readonly vendor?: string
  /** @default '' */
  readonly productType?: string
  /** @default none */
  readonly tags?: readonly string[]
  /** Plain sentences; the HTML description is made from them. @default '' */
  readonly description?: string
  /** What the picture shows, for those who cannot see it. @default the title */
  readonly altText?: string
  /** @default none: a single option `Title` with the value `Default Title` */
  readonly options?: readonly OptionSeed[]
  /** @default one variant that costs nothing */
  readonly variants?: readonly VariantSeed[]
  /** Handles of the products that the shop keeper recommends with it. @default none */
  readonly complementary?: readonly string[]
  /** ISO 8601. @default '2026-01-01T00:00:00Z' */
  readonly createdAt?: string
  /** ISO 8601. @default when it was created */
  readonly publishedAt?: string
  /** ISO 8601. @default when it was published */
  readonly updatedAt?: string
  readonly translations?: Translations<'title' | 'description' | 'altText'>
}

/** A choice the customer has. */
export interface OptionSeed {
  readonly name: string
  readonly values: readonly string[]
  /** Colours of values, as `#rrggbb`. @default none */
  readonly swatches?: Readonly<Record<string, string>>
}

/** One combination of choices. Prices are Shopify's decimal strings, in euro. */
export interface VariantSeed {
  readonly price: string
  /** A former price. @default none */
  readonly compareAtPrice?: string
  /** One value for each option of the product, in the same order. @default the first of each */
  readonly choices?: readonly string[]
  /** What its global id ends with. @default the product's number, and its place in two digits */
  readonly number?: number
  /** @default the product's handle and its place, e.g. `blue-cap-1` */
  readonly sku?: string
  /** Pieces on the shelf; 0 is sold out. @default 10 */
  readonly stock?: number
  /** @default none */
  readonly barcode?: string
  /** In kilograms. @default none */
  readonly weight?: number
  /** Whether it is sent by post. @default true */
  readonly requiresShipping?: boolean
}

/** A product of the emulated store. */
export interface ProductRecord extends Required<Omit<ProductSeed, 'variants'>> {
  readonly variants: readonly VariantRecord[]
}

/** A variant of the emulated store. */
export interface VariantRecord
  extends Required<Omit<VariantSeed, 'compareAtPrice' | 'barcode' | 'weight'>> {
  readonly compareAtPrice: string | null
  readonly barcode: string | null
  readonly weight: number | null
}

/** Fills in what the seeds leave open. */
export function productRecords(
  seeds: readonly ProductSeed[],
  shopName: string,
): readonly ProductRecord[] {
  return seeds.map((seed, index) => {
    const { createdAt = '2026-01-01T00:00:00Z', publishedAt = createdAt } = seed
    const product = {
      number: 8001 + index,
      handle: handleOf(seed.title),
      vendor: shopName,
      productType: '',
      tags: [],
      description: '',
      altText: seed.title,
      options: [NOTHING_TO_CHOOSE],
      complementary: [],
      createdAt,
      publishedAt,
      updatedAt: publishedAt,
      translations: {},
      ...seed,
    }
    const variants = seed.variants ?? [{ price: '0.0' }]
    return { ...product, variants: variants.map((each, at) => variantRecord(each, product, at)) }
  })
}

const NOTHING_TO_CHOOSE: OptionSeed = { name: 'Title', values: ['Default Title'] }

function variantRecord(
  seed: VariantSeed,
  { number, handle, options }: Pick<ProductRecord, 'number' | 'handle' | 'options'>,
  index: number,
): VariantRecord {
  return {
    number: number * 100 + index + 1,
    choices: options.map(({ values }) => values[0] ?? ''),
    sku: `${handle}-${index + 1}`,
    stock: 10,
    compareAtPrice: null,
    barcode: null,
    weight: null,
    requiresShipping: true,
    ...seed,
  }
}
