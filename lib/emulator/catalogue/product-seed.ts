/** A product as it is written down in the catalogue's data. */
export interface ProductSeed {
  readonly number: number
  readonly handle: string
  readonly title: string
  readonly vendor: string
  readonly productType: string
  readonly tags: readonly string[]
  /** Plain sentences; the HTML description is made from them. */
  readonly description: string
  /** What the picture shows, for those who cannot see it. */
  readonly altText: string
  /** A product without choices has the single option `Title` with the value `Default Title`. */
  readonly options: readonly OptionSeed[]
  readonly variants: readonly VariantSeed[]
  readonly createdAt: string
  readonly publishedAt: string
  readonly updatedAt: string
}

/** A choice the customer has. */
export interface OptionSeed {
  readonly name: string
  readonly values: readonly string[]
}

/** One combination of choices. Prices are Shopify's decimal strings, in euro. */
export interface VariantSeed {
  readonly number: number
  /** One value for each option of the product, in the same order. */
  readonly choices: readonly string[]
  readonly price: string
  readonly compareAtPrice?: string
  readonly sku: string
  /** Pieces on the shelf; 0 is sold out. */
  readonly stock: number
}
