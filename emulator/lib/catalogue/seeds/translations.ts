/** Texts in other languages, by Shopify's `LanguageCode`. What is not translated stays as it is. */
export type Translations<Texts> = Readonly<Record<string, Partial<Texts>>>

interface Translated<Texts> {
  readonly translations: Translations<Texts>
}

/** Something with the texts of a language in place of its own, as far as there are any. */
export function inLanguage<Texts, Item extends Texts & Translated<Texts>>(
  item: Item,
  language: string,
): Item {
  return { ...item, ...item.translations[language] }
}
