import type { FieldValues } from '../field-values.ts'
import type { PolicyRecord } from '../seeds/shop-seed.ts'
import { inLanguage } from '../seeds/translations.ts'
import type { View } from '../view.ts'

/** A policy as the schema's `ShopPolicy`. */
export function policyFields(record: PolicyRecord, { buyer, origin }: View): FieldValues {
  const { number, handle, title, body } = inLanguage(record, buyer.language)
  return {
    __typename: 'ShopPolicy',
    id: `gid://shopify/ShopPolicy/${number}`,
    handle,
    title,
    body,
    url: `${origin}/policies/${handle}`,
  }
}
