/** The languages that the account speaks. */
export type Language = 'en' | 'pt'

/** The cookie that holds the language a visitor has chosen. */
export const LANGUAGE_COOKIE = 'language'

/** What `Intl` calls each of them. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', pt: 'pt-PT' }

/** The shop's own. */
const DEFAULT: Language = 'en'

/** Whether a value, which may come from anywhere, names a language of the account. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LOCALES, value)
}

/** The language that a visitor has chosen, or else the one that their browser likes best. */
export function languageOf({
  chosen,
  accepted,
}: {
  chosen: string | undefined
  /** An `Accept-Language` header. */
  accepted: string | null
}): Language {
  return isLanguage(chosen) ? chosen : (likedBest(accepted ?? '') ?? DEFAULT)
}

/** The same, from the headers of a request. */
export function languageOfHeaders(headers: Headers): Language {
  const chosen = /(?:^|;\s*)language=([a-z]+)/.exec(headers.get('cookie') ?? '')?.[1]
  return languageOf({ chosen, accepted: headers.get('accept-language') })
}

/** Reads e.g. `pt-PT,pt;q=0.9,en;q=0.5` (RFC 9110, section 12.5.4). */
function likedBest(accepted: string): Language | undefined {
  const liked = accepted
    .split(',')
    .map(readRange)
    .filter(({ quality }) => quality > 0)
    .toSorted((left, right) => right.quality - left.quality)
  return liked.map(({ language }) => language).find(isLanguage)
}

function readRange(range: string): { language: string; quality: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
  const quality = parameters.find((each) => each.startsWith('q='))?.slice(2)
  const language = tag.split('-')[0]?.toLowerCase() ?? ''
  return { language, quality: quality === undefined ? 1 : Number(quality) }
}
