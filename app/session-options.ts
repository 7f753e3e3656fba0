import { defineSession } from 'next-storefront-session'
import { languageOfHeaders } from './language'
import { loginDoors } from './login-doors'
import { SESSION_TEXTS } from './texts/session-texts'

/**
 * Handed to routes, server and actions. The middleware answers nobody in words: without the texts, its
 * bundle stays small.
 */
export const sessionOptions = defineSession({
  legacyAccounts: loginDoors().password,
  texts: (headers) => SESSION_TEXTS[languageOfHeaders(headers)],
})
