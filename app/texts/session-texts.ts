import { ENGLISH, type SessionTexts } from 'next-storefront-session'
import type { Language } from '../language'
import { PORTUGUESE } from './portuguese-session-texts'

/** What the session layer has to say, in each language of the account. */
export const SESSION_TEXTS: Readonly<Record<Language, SessionTexts>> = {
  en: ENGLISH,
  pt: PORTUGUESE,
}
