import 'server-only'
import { cookies, headers } from 'next/headers'
import { createMessages, type Messages } from 'next-storefront-session'
import { cache } from 'react'
import { LANGUAGE_COOKIE, type Language, languageOf } from '../language'
import { ENGLISH_WORDS } from './english-words'
import { PORTUGUESE_WORDS } from './portuguese-words'
import { SESSION_TEXTS } from './session-texts'
import type { Words } from './words'

/** What a page of the account has to say, in the language of its visitor. */
export interface Texts {
  readonly language: Language
  /** What the session layer says: errors, notices, the names of fields. */
  readonly messages: Messages
  /** What the pages say themselves. */
  readonly words: Words
}

const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH_WORDS, pt: PORTUGUESE_WORDS }

/**
 * The texts in the language of this request. The cookie is read with `cookies()`, which already
 * knows what a server action has just set.
 */
export const getTexts = cache(async (): Promise<Texts> => {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()])
  const language = languageOf({
    chosen: cookieStore.get(LANGUAGE_COOKIE)?.value,
    accepted: headerStore.get('accept-language'),
  })
  const messages = createMessages(SESSION_TEXTS[language])
  return { language, messages, words: WORDS[language] }
})
