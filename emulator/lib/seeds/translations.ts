/** Texts in other languages, by Shopify's `LanguageCode`. What is not translated stays as it is. */
export type Translations<Name extends string> = Readonly<
  Record<string, { readonly [Text in Name]?: string }>
>

/** Something with the texts of a language in place of its own, as far as there are any. */
export function inLanguage<Item extends { readonly translations: Translations<string> }>(
  item: Item,
  language: string,
): Item {
  return { ...item, ...item.translations[language] }
}
