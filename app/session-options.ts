import { defineSession } from 'next-storefront-session'
import { languageOfHeaders } from './language'
import { middlewareOptions } from './middleware-options'
import { SESSION_TEXTS } from './texts/session-texts'

/** Handed to routes, server and actions; with middleware's part in it, so that all agree. */
export const sessionOptions = defineSession({
  ...middlewareOptions,
  texts: (headers) => SESSION_TEXTS[languageOfHeaders(headers)],
})
