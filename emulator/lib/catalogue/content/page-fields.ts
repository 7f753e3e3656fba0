import { plainText, truncate } from '../description.ts'
import { type FieldValues, metafieldFields } from '../field-values.ts'
import type { PageRecord } from '../seeds/page-seed.ts'
import { inLanguage } from '../seeds/translations.ts'
import type { View } from '../view.ts'

/** A page as the schema's `Page`. */
export function pageFields(record: PageRecord, { buyer }: View): FieldValues {
  const page = inLanguage(record, buyer.language)
  const bodySummary = truncate(plainText(page.body), 150)
  return {
    __typename: 'Page',
    id: `gid://shopify/Page/${page.number}`,
    handle: page.handle,
    title: page.title,
    body: page.body,
    bodySummary,
    seo: { title: page.title, description: bodySummary },
    createdAt: page.createdAt,
    updatedAt: page.updatedAt,
    onlineStoreUrl: null,
    trackingParameters: null,
    ...metafieldFields,
  }
}
