import type { PageRecord } from '../../seeds/page-seed.ts'
import { inLanguage } from '../../seeds/translations.ts'
import { plainText, truncate } from '../description.ts'
import { type FieldValues, recordFields } from '../field-values.ts'
import type { View } from '../view.ts'

/** A page as the schema's `Page`. */
export function pageFields(record: PageRecord, { buyer }: View): FieldValues {
  const page = inLanguage(record, buyer.language)
  const bodySummary = truncate(plainText(page.body), 150)
  return {
    ...recordFields('Page', page),
    bodySummary,
    seo: { title: page.title, description: bodySummary },
  }
}
