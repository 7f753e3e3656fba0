import { plainText } from '../description.ts'
import type { FieldValues } from '../field-values.ts'
import { isAvailable } from '../products/product-list.ts'
import type { ProductRecord } from '../seeds/product-seed.ts'
import { inLanguage } from '../seeds/translations.ts'
import type { View } from '../view.ts'

/** Something that a visitor can search for. */
export interface Searchable {
  readonly type: 'PRODUCT' | 'PAGE' | 'ARTICLE' | 'COLLECTION'
  readonly title: string
  /** Texts by the schema's `SearchableField`. */
  readonly texts: Readonly<Record<string, string>>
  readonly isAvailable: boolean
  /** The product, if it is one. */
  readonly product: ProductRecord | null
  readonly fields: () => FieldValues
}

/** Everything of some types that can be searched for, as one buyer sees it. */
export function searchables(
  types: readonly Searchable['type'][],
  view: View,
): readonly Searchable[] {
  return types.flatMap((type) => OF_TYPE[type](view))
}

const OF_TYPE: Readonly<Record<Searchable['type'], (view: View) => readonly Searchable[]>> = {
  PRODUCT: (view) => view.data.products.map((product) => searchableProduct(product, view)),
  COLLECTION: (view) =>
    view.data.collections.map((record) => {
      const { title, description } = inLanguage(record, view.buyer.language)
      return text('COLLECTION', title, { BODY: description }, () => view.collection(record))
    }),
  PAGE: (view) =>
    view.data.pages.map((record) => {
      const { title, body } = inLanguage(record, view.buyer.language)
      return text('PAGE', title, { BODY: plainText(body) }, () => view.page(record))
    }),
  ARTICLE: (view) =>
    view.data.articles.map((record) => {
      const { title, body, author, tags } = inLanguage(record, view.buyer.language)
      const name = `${author.firstName} ${author.lastName}`
      const texts = { BODY: plainText(body), AUTHOR: name, TAG: tags.join('\n') }
      return text('ARTICLE', title, texts, () => view.article(record))
    }),
}

function searchableProduct(record: ProductRecord, view: View): Searchable {
  const { title, description, tags, vendor, variants, ...rest } = inLanguage(
    record,
    view.buyer.language,
  )
  return {
    type: 'PRODUCT',
    title,
    texts: {
      TITLE: title,
      BODY: description,
      PRODUCT_TYPE: rest.productType,
      TAG: tags.join('\n'),
      VENDOR: vendor,
      VARIANTS_TITLE: variants.map(({ choices }) => choices.join(' ')).join('\n'),
      VARIANTS_SKU: variants.map(({ sku }) => sku).join('\n'),
      VARIANTS_BARCODE: variants.map(({ barcode }) => barcode ?? '').join('\n'),
    },
    isAvailable: isAvailable(record),
    product: record,
    fields: () => view.product(record),
  }
}

function text(
  type: Searchable['type'],
  title: string,
  texts: Readonly<Record<string, string>>,
  fields: () => FieldValues,
): Searchable {
  return {
    type,
    title,
    texts: { TITLE: title, ...texts },
    isAvailable: true,
    product: null,
    fields,
  }
}
