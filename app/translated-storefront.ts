import 'server-only'
import { keptStorefront } from './kept-storefront'
import type { Language } from './language'
import { storefront } from './storefront'
import { getTexts } from './texts/get-texts'

/** What the Storefront API calls the languages of the shop. */
export const STORE_LANGUAGES: Readonly<Record<Language, 'EN' | 'PT'>> = { en: 'EN', pt: 'PT' }

/**
 * Asks the Storefront API in the visitor's language, once a minute at most for all visitors who read
 * it. The document has `$language: LanguageCode!`, and `@inContext(language: $language)`.
 *
 * @throws {StorefrontError} if the store cannot be asked and never was.
 */
export async function keptInLanguage<Data>(
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  return keptStorefront<Data>(document, { ...variables, language: await storeLanguage() })
}

/**
 * The same, asked anew each time: for what visitors type, of which there is no end.
 *
 * @throws {StorefrontError} if the store cannot be asked.
 */
export async function askInLanguage<Data>(
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Data> {
  return storefront<Data>(document, { ...variables, language: await storeLanguage() })
}

async function storeLanguage(): Promise<'EN' | 'PT'> {
  return STORE_LANGUAGES[(await getTexts()).language]
}
