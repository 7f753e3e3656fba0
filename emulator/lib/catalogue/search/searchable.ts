import type { ProductRecord } from '../../seeds/product-seed.ts'
import { inLanguage } from '../../seeds/translations.ts'
import { plainText } from '../description.ts'
import type { FieldValues } from '../field-values.ts'
import type { View } from '../view.ts'

/** Something that a visitor can search for. */
export interface Searchable {
  readonly type: SearchableType
  /** Texts by the schema's `SearchableField`. */
  readonly texts: { readonly TITLE: string } & Readonly<Record<string, string>>
  /** The product, if it is one. */
  readonly product?: ProductRecord
  readonly fields: () => FieldValues
}

/** The types of the schema that can be searched for, as it names them. */
export type SearchableType = 'PRODUCT' | 'PAGE' | 'ARTICLE' | 'COLLECTION'

/** Everything of some types that can be searched for, as one buyer sees it. */
export function searchables(types: readonly SearchableType[], view: View): readonly Searchable[] {
  return types.flatMap((type) => OF_TYPE[type](view).map((found) => ({ type, ...found })))
}

type Find = (view: View) => readonly Omit<Searchable, 'type'>[]

const OF_TYPE: Readonly<Record<SearchableType, Find>> = {
  PRODUCT: ({ data, buyer, product: show }) =>
    data.products.map((product) => {
      const texts = productTexts(inLanguage(product, buyer.language))
      return { texts, product, fields: () => show(product) }
    }),
  COLLECTION: ({ data, buyer, collection: show }) =>
    data.collections.map((collection) => {
      const { title, description } = inLanguage(collection, buyer.language)
      return { texts: { TITLE: title, BODY: description }, fields: () => show(collection) }
    }),
  PAGE: ({ data, buyer, page: show }) =>
    data.pages.map((page) => {
      const { title, body } = inLanguage(page, buyer.language)
      return { texts: { TITLE: title, BODY: plainText(body) }, fields: () => show(page) }
    }),
  ARTICLE: ({ data, buyer, article: show }) =>
    data.articles.map((article) => {
      const { title, body, author, tags } = inLanguage(article, buyer.language)
      const AUTHOR = `${author.firstName} ${author.lastName}`
      const texts = { TITLE: title, BODY: plainText(body), AUTHOR, TAG: tags.join('\n') }
      return { texts, fields: () => show(article) }
    }),
}

function productTexts({ variants, ...product }: ProductRecord): Searchable['texts'] {
  return {
    TITLE: product.title,
    BODY: product.description,
    PRODUCT_TYPE: product.productType,
    TAG: product.tags.join('\n'),
    VENDOR: product.vendor,
    VARIANTS_TITLE: variants.map(({ choices }) => choices.join(' ')).join('\n'),
    VARIANTS_SKU: variants.map(({ sku }) => sku).join('\n'),
    VARIANTS_BARCODE: variants.map(({ barcode }) => barcode ?? '').join('\n'),
  }
}
